import * as vscode from "vscode";

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
    private readonly notebookType: string,
    private readonly onDidLoseTabs: (notebook: vscode.NotebookDocument) => void,
  ) {
    this.disposable = vscode.Disposable.from(
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        const uris = new Set(closed.map(({ input }) => (input instanceof vscode.TabInputNotebook ? input.uri.toString() : undefined)));
        if (closed.length > 0) setTimeout(() => this.leave(uris), timeForMoving);
      }),
      vscode.window.onDidChangeActiveNotebookEditor((editor) => {
        if (editor && this.kept.delete(editor.notebook) && !editor.notebook.isDirty && !editor.notebook.isUntitled) void readAgain(editor.notebook);
      }),
    );
  }

  dispose(): void {
    this.disposable.dispose();
  }

  private leave(uris: ReadonlySet<string | undefined>): void {
    for (const notebook of vscode.workspace.notebookDocuments) {
      if (notebook.notebookType !== this.notebookType || !uris.has(notebook.uri.toString()) || hasTab(notebook)) continue;
      this.kept.add(notebook);
      this.onDidLoseTabs(notebook);
    }
  }
}

/** Puts what its file holds into the notebook that the user looks at. */
async function readAgain({ uri, metadata }: vscode.NotebookDocument): Promise<void> {
  // VS Code reverts only what it knows to be changed. The file's metadata take the place of these.
  const change = new vscode.WorkspaceEdit();
  change.set(uri, [vscode.NotebookEdit.updateNotebookMetadata({ ...metadata, isOutdated: true })]);
  await vscode.workspace.applyEdit(change);
  if (vscode.window.activeNotebookEditor?.notebook.uri.toString() === uri.toString())
    await vscode.commands.executeCommand("workbench.action.files.revert");
}

export function hasTab({ uri }: vscode.NotebookDocument): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof vscode.TabInputNotebook && input.uri.toString() === uri.toString());
}
