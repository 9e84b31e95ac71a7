import * as vscode from "vscode";

/** What a table asks for whose rows are to be saved. */
export interface SaveRequest {
  readonly type: "save";
  readonly name: string;
  readonly text: string;
}

/** Asks where to, and writes the file. */
export async function saveText({ type, name, text }: SaveRequest): Promise<void> {
  if (type !== "save") return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({ defaultUri: folder && vscode.Uri.joinPath(folder, name), filters: { CSV: ["csv"] } });
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}
