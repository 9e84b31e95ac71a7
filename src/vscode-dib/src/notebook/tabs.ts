import * as vscode from "vscode";
import { isJupyter } from "./jupyter";
import { DibSerializer } from "./serializer";

/** A tab that moves to another column may be closed here before it opens there. */
const timeForMoving = 1000;

/**
 * Says when a notebook has lost its last tab, which closes it in its user's eyes. VS Code keeps the notebook, and text that
 * was discarded, for as long as something else reads it, such as an output that is open as text: what was kept is read from
 * its file again once it is shown again.
 */
export class NotebookTabs implements vscode.Disposable {
  private readonly kept = new WeakSet<vscode.NotebookDocument>();
  private readonly disposable: vscode.Disposable;

  constructor(
    private readonly isOurs: (notebook: vscode.NotebookDocument) => boolean,
    private readonly onDidLoseTabs: (notebook: vscode.NotebookDocument) => void,
  ) {
    this.disposable = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        const uris = new Set(closed.map(({ input }) => (input instanceof vscode.TabInputNotebook ? input.uri.toString() : undefined)));
        if (closed.length > 0) setTimeout(() => this.leave(uris), timeForMoving);
      }),
      vscode.window.onDidChangeActiveNotebookEditor((editor) => {
        if (!editor || !this.kept.delete(editor.notebook)) return;
        if (!editor.notebook.isDirty && !editor.notebook.isUntitled && !isJupyter(editor.notebook))
          void readAgain(editor.notebook);
      }),
    );
  }

  dispose(): void {
    this.disposable.dispose();
  }

  private leave(uris: ReadonlySet<string | undefined>): void {
    for (const notebook of vscode.workspace.notebookDocuments) {
      if (!this.isOurs(notebook) || !uris.has(notebook.uri.toString()) || hasTab(notebook)) continue;
      this.kept.add(notebook);
      this.onDidLoseTabs(notebook);
    }
  }
}

/** Puts what its file holds into a notebook that holds something else. */
async function readAgain(notebook: vscode.NotebookDocument): Promise<void> {
  const { cells } = new DibSerializer().deserializeNotebook(await vscode.workspace.fs.readFile(notebook.uri));
  const shown = notebook.getCells().map(({ document }) => document);
  const isRead =
    cells.length === shown.length &&
    cells.every(({ value, languageId }, index) => value === shown[index]!.getText() && languageId === shown[index]!.languageId);
  if (isRead || notebook.isDirty) return;
  const change = new vscode.WorkspaceEdit();
  change.set(notebook.uri, [vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(0, notebook.cellCount), cells)]);
  await vscode.workspace.applyEdit(change);
  // It is as in the file, and VS Code takes it for changed.
  if (vscode.window.activeNotebookEditor?.notebook === notebook) await vscode.commands.executeCommand("workbench.action.files.revert");
}

export function hasTab({ uri }: vscode.NotebookDocument): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputNotebook && input.uri.toString() === uri.toString());
}
