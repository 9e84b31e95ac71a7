import { basename, extname } from "node:path";
import * as vscode from "vscode";
import { exists, isOnDesk } from "./files";

/** What a link to another page of the site asks for. */
export interface PageRequest {
  readonly type: "page";
  /** As it stands in the link, such as `2-performance.html#who-gained`. */
  readonly href: string;
}

/** What `site.json` says of notebooks whose pages are named otherwise. */
interface Site {
  readonly front?: { readonly notebook?: string };
  readonly series?: readonly { readonly notebook?: string }[];
}

/** Opens the notebook that a page is made from, at the cell of the section; of a page that has none, the page, or says why not. */
export async function openPage({ type, href }: PageRequest, { notebook, viewColumn }: vscode.NotebookEditor): Promise<void> {
  if (type !== "page") return;
  const [path = "", section] = decodeURIComponent(href).split("#");
  const page = vscode.Uri.joinPath(notebook.uri, "..", path.replace(/\?.*$/, ""));
  const found = await notebookOf(page);
  if (!found) return showWithoutNotebook(page, notebook);
  const document = await vscode.workspace.openNotebookDocument(found);
  const cell = section ? cellOf(document, section) : undefined;
  const range = cell && new vscode.NotebookRange(cell.index, cell.index + 1);
  const editor = await vscode.window.showNotebookDocument(document, { viewColumn, selections: range && [range] });
  if (range) editor.revealRange(range, vscode.NotebookEditorRevealType.AtTop);
}

async function notebookOf(page: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = vscode.Uri.joinPath(page, "..");
  const name = basename(page.path, ".html");
  // "index.en" is the English edition of "index".
  const names = [name, name.replace(/\.[a-z]{2}$/, "")];
  const { front, series = [] } = await readSite(folder);
  const files = [
    ...names.map((each) => `${each}.dib`),
    ...(names.includes("index") && front?.notebook ? [front.notebook] : []),
    ...series.flatMap(({ notebook }) => (notebook && name.startsWith(`${basename(notebook, extname(notebook))}-`) ? [notebook] : [])),
  ];
  for (const file of files) {
    const uri = vscode.Uri.joinPath(folder, file);
    if (await exists(uri)) return uri;
  }
  return undefined;
}

/** The cell that a page has a section of: by its heading, or by the number of the cell. */
function cellOf(notebook: vscode.NotebookDocument, section: string): vscode.NotebookCell | undefined {
  const number = /^cell-(\d+)$/.exec(section)?.[1];
  if (number) return notebook.getCells()[Number(number) - 1];
  const headings = notebook.getCells().flatMap((cell) => headingsOf(cell).map((heading) => ({ cell, heading })));
  return headings.find(({ heading }) => slugOf(heading) === section)?.cell;
}

/** The headings of prose, which code may hold too. */
function headingsOf(cell: vscode.NotebookCell): string[] {
  return [...cell.document.getText().matchAll(/^[ \t]*#{1,6}[ \t]+(.*?)[ \t]*#*$/gm)].map((match) => match[1]!);
}

/** As the engine names sections: letters and digits, the rest as one hyphen. */
function slugOf(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}\p{Nd}]+/gu, "-").replace(/^-|-$/g, "");
}

async function showWithoutNotebook(page: vscode.Uri, notebook: vscode.NotebookDocument): Promise<void> {
  const name = basename(page.path);
  const root = vscode.workspace.getWorkspaceFolder(notebook.uri)?.uri ?? vscode.Uri.joinPath(notebook.uri, "..");
  const rendered = vscode.Uri.joinPath(root, "artifacts", "site", name);
  if (!(await exists(rendered)))
    void vscode.window.showInformationMessage(`No notebook makes ${name}: it is written when the whole site is rendered.`);
  else if (isOnDesk()) await vscode.env.openExternal(rendered);
  else void vscode.window.showInformationMessage(`No notebook makes ${name}. The page is ${rendered.fsPath}, where VS Code works.`);
}

async function readSite(folder: vscode.Uri): Promise<Site> {
  try {
    return JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, "site.json"))));
  } catch {
    // The notebooks are no site, or it is not readable: pages are named after notebooks.
    return {};
  }
}
