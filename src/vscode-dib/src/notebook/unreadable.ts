import { basename } from "node:path";
import * as vscode from "vscode";
import { unreadableFile } from "./serializer";
import { notebookType } from "./sessions";

/** Tells of a file that cannot be read as a notebook, and offers to open it as text. */
export function tellOfUnreadableFiles(): vscode.Disposable {
  vscode.workspace.notebookDocuments.forEach((notebook) => void tell(notebook));
  return vscode.workspace.onDidOpenNotebookDocument((notebook) => void tell(notebook));
}

async function tell(notebook: vscode.NotebookDocument): Promise<void> {
  const problem = notebook.notebookType === notebookType ? unreadableFile(notebook) : undefined;
  if (!problem) return;
  const openAsText = "Open as Text";
  const message = problem.message.replace(/^Line/, "line");
  const choice = await vscode.window.showErrorMessage(`${basename(notebook.uri.fsPath)}, ${message}`, openAsText);
  const selection = new vscode.Range(problem.line - 1, 0, problem.line - 1, 0);
  if (choice === openAsText) await vscode.commands.executeCommand("vscode.openWith", notebook.uri, "default", { selection });
}
