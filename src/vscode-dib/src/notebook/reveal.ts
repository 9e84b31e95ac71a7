import * as vscode from "vscode";
import { whenThere } from "./waiting";

/** How long the editor of a cell may take to get the focus before it is asked for again. */
const patience = 1500;

/** How often it is asked for. */
const attempts = 6;

/** What a link of an error asks for. */
export interface RevealRequest {
  readonly type: "reveal";
  /** The cell's document. */
  readonly cell?: string;
  /** The name of a file, where the place is in none of the cells. */
  readonly file?: string;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Puts the cursor on a line of a cell. Never by the address of the cell's document: VS Code then may read its text twice,
 * and gives up only one of them, so that the notebook, its text and its kernel stay when its editor is closed.
 */
export async function reveal({ type, cell, file, line }: RevealRequest, { notebook, viewColumn }: vscode.NotebookEditor): Promise<void> {
  if (type !== "reveal") return;
  if (file !== undefined) return revealInFile(file, line, viewColumn);
  const found = notebook.getCells().find((candidate) => candidate.document.uri.toString() === cell);
  if (!found) {
    void vscode.window.showInformationMessage("The cell has another place since it ran: run it again for a link that leads there.");
    return;
  }
  const range = new vscode.NotebookRange(found.index, found.index + 1);
  let editor: vscode.TextEditor | undefined;
  for (let attempt = 0; !editor && attempt < attempts; attempt++) {
    const shown = vscode.window.activeNotebookEditor;
    // Showing a notebook that is shown gives the focus back to the output whose link was clicked, and that takes it later than the cell.
    if (shown?.notebook === notebook) shown.selection = range;
    else await vscode.window.showNotebookDocument(notebook, { viewColumn, selections: [range] });
    // A cell that counts as being edited already is not given the focus.
    if (attempt > 0) await vscode.commands.executeCommand("notebook.cell.quitEdit");
    await vscode.commands.executeCommand("notebook.cell.edit");
    editor = await activeEditorOf(found.document);
  }
  if (!editor) return;
  const place = new vscode.Position(line - 1, 0);
  editor.selection = new vscode.Selection(place, place);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Opens a source of a library at a line. Errors name it without its folder. */
async function revealInFile(name: string, line: number, viewColumn: vscode.ViewColumn | undefined): Promise<void> {
  const found = await vscode.workspace.findFiles(`**/${name}`, "**/{node_modules,bin,obj}/**");
  if (found.length === 0) {
    void vscode.window.showInformationMessage(`The workspace has no file ${name}: the library comes from elsewhere.`);
    return;
  }
  const paths = found.map((uri) => vscode.workspace.asRelativePath(uri));
  const chosen = found.length === 1 ? 0 : paths.indexOf((await vscode.window.showQuickPick(paths, { title: `Which ${name}?` })) ?? "");
  const start = new vscode.Position(line - 1, 0);
  if (found[chosen]) await vscode.window.showTextDocument(found[chosen], { viewColumn, selection: new vscode.Range(start, start) });
}

/** The editor of a document, once it has the focus. */
function activeEditorOf(document: vscode.TextDocument): Promise<vscode.TextEditor | undefined> {
  const find = () => (vscode.window.activeTextEditor?.document === document ? vscode.window.activeTextEditor : undefined);
  return whenThere(find, vscode.window.onDidChangeActiveTextEditor, patience);
}
