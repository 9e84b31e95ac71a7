import * as vscode from "vscode";
import { knownKinds, namesFor } from "../format";

/** The type of VS Code's own notebooks in Jupyter's format (`.ipynb`), which its built-in extension reads and writes. */
export const jupyterType = "jupyter-notebook";

/** The languages that files of the Polyglot extension give their cells, whatever kernel runs them. */
export const polyglotLanguages = ["polyglot-notebook", "dotnet-interactive.csharp"];

/** Extensions that bring kernels for such notebooks: beside them, the user chooses. */
const otherKernels = ["ms-toolsai.jupyter", "ms-dotnettools.dotnet-interactive-vscode"];

const kinds = namesFor(undefined);

const kernelNames = [".net-csharp", "csharp", "dib"];

/** What Jupyter asks for where it opens the file, as the engine's `IpynbWriter` writes it. */
const forJupyter = {
  kernelspec: { display_name: ".NET (C#)", language: "C#", name: ".net-csharp" },
  language_info: { file_extension: ".cs", mimetype: "text/x-csharp", name: "C#", pygments_lexer: "csharp" },
};

/** What the built-in extension keeps of a file. */
interface FileMetadata {
  readonly metadata?: {
    readonly kernelspec?: { readonly name?: string; readonly language?: string };
    readonly language_info?: { readonly name?: string };
  };
}

/** What it keeps of a cell. */
interface CellMetadata {
  readonly metadata?: {
    readonly dotnet_interactive?: { readonly language?: string };
    readonly polyglot_notebook?: { readonly kernelName?: string };
  };
}

/** Notebooks whose cells have the languages of their kinds, so that another language is the user's choice. */
const aligned = new WeakSet<vscode.NotebookDocument>();

export function isJupyter(notebook: vscode.NotebookDocument): boolean {
  return notebook.notebookType === jupyterType;
}

/** Whether a file says of itself that its cells are C#. */
export function isCSharp(notebook: vscode.NotebookDocument): boolean {
  const { kernelspec, language_info } = (notebook.metadata as FileMetadata).metadata ?? {};
  if (kernelspec?.name !== undefined && kernelNames.includes(kernelspec.name)) return true;
  const language = kernelspec?.language ?? language_info?.name ?? "";
  return /^(c#|csharp)$/i.test(language) || polyglotLanguages.includes(language);
}

export function isBlank(notebook: vscode.NotebookDocument): boolean {
  return notebook.getCells().every((cell) => cell.document.getText().trim() === "");
}

/** Whether a C# notebook can only be meant for this extension's kernel. */
export function isOnlyOurs(notebook: vscode.NotebookDocument): boolean {
  return isCSharp(notebook) && !otherKernels.some((id) => vscode.extensions.getExtension(id));
}

/**
 * The kind of a code cell that its file names, unless the user gave the cell another language since. One whose first line names
 * a kind, as Jupyter needs it, is code: the kernel takes it apart.
 */
export function namedKind(cell: vscode.NotebookCell): string | undefined {
  if (hasHeader(cell)) return "csharp";
  const named = kindInFile(cell);
  const { languageId } = cell.document;
  if (polyglotLanguages.includes(languageId)) return named ?? "csharp";
  return named !== undefined && (!aligned.has(cell.notebook) || languageOf(named) === languageId) ? named : undefined;
}

/**
 * Gives cells the languages of the kinds that their file names. That changes the file, so it has to wait until something else
 * does: opening a notebook changes nothing.
 */
export async function align(notebook: vscode.NotebookDocument): Promise<void> {
  if (aligned.has(notebook)) return;
  const wanted = codeCells(notebook).map((cell) => ({
    cell,
    language: languageOf((hasHeader(cell) ? kindInFile(cell) : namedKind(cell)) ?? cell.document.languageId),
  }));
  aligned.add(notebook);
  for (const { cell, language } of wanted) {
    if (language !== cell.document.languageId) await vscode.languages.setTextDocumentLanguage(cell.document, language);
  }
}

/** What a file must say so that others run it as it is run here: the kernel, and the kind of each cell. */
export function interchange(notebook: vscode.NotebookDocument, kindOf: (cell: vscode.NotebookCell) => string): vscode.WorkspaceEdit {
  const edits = codeCells(notebook).flatMap((cell) => {
    const kind = kindOf(cell);
    if (hasHeader(cell) || kind === (kindInFile(cell) ?? "csharp")) return [];
    const metadata = { ...cell.metadata.metadata, dotnet_interactive: { language: kind }, polyglot_notebook: { kernelName: kind } };
    return [vscode.NotebookEdit.updateCellMetadata(cell.index, { ...cell.metadata, metadata })];
  });
  const { metadata } = notebook.metadata as FileMetadata;
  if (isCSharp(notebook) && !metadata?.kernelspec)
    edits.push(vscode.NotebookEdit.updateNotebookMetadata({ ...notebook.metadata, metadata: { ...metadata, ...forJupyter } }));
  const edit = new vscode.WorkspaceEdit();
  if (edits.length > 0) edit.set(notebook.uri, edits);
  return edit;
}

/** Makes a notebook that is still empty one of C#, as its user asks for by choosing the kernel. */
export async function begin(notebook: vscode.NotebookDocument): Promise<void> {
  if (isCSharp(notebook) || !isBlank(notebook)) return;
  const edit = new vscode.WorkspaceEdit();
  const metadata = { ...(notebook.metadata as FileMetadata).metadata, ...forJupyter };
  edit.set(notebook.uri, [vscode.NotebookEdit.updateNotebookMetadata({ ...notebook.metadata, metadata })]);
  await vscode.workspace.applyEdit(edit);
  for (const cell of codeCells(notebook)) await vscode.languages.setTextDocumentLanguage(cell.document, "csharp");
}

function codeCells(notebook: vscode.NotebookDocument): vscode.NotebookCell[] {
  return notebook.getCells().filter((cell) => cell.kind === vscode.NotebookCellKind.Code && cell.document.languageId !== "raw");
}

function hasHeader(cell: vscode.NotebookCell): boolean {
  const header = /^#!(\S+)\s*$/.exec(cell.document.lineAt(0).text)?.[1];
  return header !== undefined && kinds.resolve(header) !== undefined;
}

function kindInFile(cell: vscode.NotebookCell): string | undefined {
  const { polyglot_notebook, dotnet_interactive } = (cell.metadata as CellMetadata).metadata ?? {};
  const name = polyglot_notebook?.kernelName ?? dotnet_interactive?.language;
  return name === undefined ? undefined : (kinds.resolve(name) ?? name);
}

function languageOf(kind: string): string {
  return knownKinds.find(({ name }) => name === kind)?.language ?? kind;
}
