import { basename } from "node:path";
import * as vscode from "vscode";
import { exists } from "./files";
import { notebookType } from "./sessions";
import { hasTab } from "./tabs";

/** Some programs write a file by deleting it first. */
const timeForReplacing = 1000;

/** Says when the file of an open notebook is gone: the tab does not show it, and what is open is all that is left. */
export function tellOfDeletedFiles(): vscode.Disposable {
  // Where a folder is deleted, nothing is told of the files in it.
  const watcher = vscode.workspace.createFileSystemWatcher("**", true, true, false);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidDelete(({ path }) =>
      setTimeout(() => {
        for (const notebook of vscode.workspace.notebookDocuments) {
          const isIn = notebook.uri.path === path || notebook.uri.path.startsWith(`${path}/`);
          if (isIn && notebook.notebookType === notebookType && hasTab(notebook)) void tell(notebook);
        }
      }, timeForReplacing),
    ),
  );
}

async function tell(notebook: vscode.NotebookDocument): Promise<void> {
  if (await exists(notebook.uri)) return;
  const save = "Save It Again";
  const choice = await vscode.window.showWarningMessage(
    `${basename(notebook.uri.fsPath)} was deleted, or moved by another program. What is open here is no longer on the disk.`,
    save,
  );
  if (choice !== save || notebook.isClosed) return;
  await vscode.window.showNotebookDocument(notebook);
  await vscode.commands.executeCommand("workbench.action.files.save");
}
