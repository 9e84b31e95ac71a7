import { extname } from "node:path";
import * as vscode from "vscode";
import { isOnDesk } from "../notebook/files";

/** What a table or a chart asks for that is to be saved. */
export interface SaveRequest {
  readonly type: "save";
  readonly name: string;
  /** The file's bytes in Base64. */
  readonly data: string;
}

/** Asks where to, writes the file, and says where it is. */
export async function saveFile({ type, name, data }: SaveRequest): Promise<void> {
  if (type !== "save") return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const kind = extname(name).slice(1);
  const target = await vscode.window.showSaveDialog({
    defaultUri: folder && vscode.Uri.joinPath(folder, name),
    filters: { [kind.toUpperCase()]: [kind] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, Buffer.from(data, "base64"));
  const open = "Open";
  const reveal = "Reveal";
  const command = revealCommand(target);
  const choice = await vscode.window.showInformationMessage(`Saved ${target.fsPath}`, ...(command ? [open, reveal] : [open]));
  if (choice === open) await vscode.commands.executeCommand("vscode.open", target);
  if (choice === reveal && command) await vscode.commands.executeCommand(command, target);
}

/** What shows the place of a file: the explorer for one of the workspace, else the system's own, where it is the user's. */
function revealCommand(file: vscode.Uri): string | undefined {
  if (vscode.workspace.getWorkspaceFolder(file)) return "revealInExplorer";
  return isOnDesk() ? "revealFileInOS" : undefined;
}
