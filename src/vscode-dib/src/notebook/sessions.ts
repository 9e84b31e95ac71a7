import * as vscode from "vscode";
import { languages } from "./serializer";
import type { OutputStore } from "./outputStore";
import { Session } from "./session";

export const notebookType = "dib-notebook";

/** The one controller of all notebooks, and a session for each that is open. */
export class Sessions implements vscode.Disposable {
  private readonly sessions = new Map<vscode.NotebookDocument, Session>();
  private readonly selected = new WeakSet<vscode.NotebookDocument>();
  private readonly changed = new vscode.EventEmitter<Session>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private readonly controller: vscode.NotebookController;

  /** A session's kernel knows something new. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly extensionId: string,
    private readonly store: OutputStore,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const controller = vscode.notebooks.createNotebookController("dib", notebookType, "C# (.dib)");
    controller.description = "dib kernel";
    controller.supportedLanguages = [...new Set(languages)];
    controller.supportsExecutionOrder = true;
    controller.executeHandler = (cells, notebook) => this.of(notebook).run(cells);
    controller.interruptHandler = (notebook) => this.of(notebook).interrupt();
    this.controller = controller;
    this.disposables.push(
      controller,
      controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        if (selected) this.selected.add(notebook);
        else this.selected.delete(notebook);
        if (selected && vscode.workspace.isTrusted) void this.store.restore(notebook, controller);
      }),
      vscode.window.onDidChangeVisibleNotebookEditors((editors) => this.select(editors)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.select(vscode.window.visibleNotebookEditors)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges }) => {
        const showsMore = cellChanges.some((change) => change.outputs !== undefined || change.executionSummary !== undefined);
        if (notebook.notebookType === notebookType && showsMore) this.store.keepSoon(notebook);
      }),
      vscode.workspace.onDidSaveNotebookDocument((notebook) => {
        if (notebook.notebookType === notebookType) void this.store.keep(notebook);
      }),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        if (notebook.notebookType === notebookType) void this.store.flush(notebook);
        this.sessions.get(notebook)?.dispose();
        this.sessions.delete(notebook);
        this.selected.delete(notebook);
      }),
    );
    this.select(vscode.window.visibleNotebookEditors);
  }

  /** The session of a notebook. Its kernel starts when it is first needed. */
  of(notebook: vscode.NotebookDocument): Session {
    let session = this.sessions.get(notebook);
    if (!session) {
      session = new Session(notebook, this.controller, this.log);
      const made = session;
      session.onDidChange(() => this.changed.fire(made));
      this.sessions.set(notebook, session);
    }
    return session;
  }

  /** The session that a cell's document belongs to. */
  ofDocument(document: vscode.TextDocument): { session: Session; cell: vscode.NotebookCell } | undefined {
    for (const notebook of vscode.workspace.notebookDocuments) {
      if (notebook.notebookType !== notebookType) continue;
      const cell = notebook.getCells().find((candidate) => candidate.document === document);
      if (cell) return { session: this.of(notebook), cell };
    }
    return undefined;
  }

  /** The session of the notebook that the user looks at. */
  get active(): Session | undefined {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    return notebook?.notebookType === notebookType ? this.of(notebook) : undefined;
  }

  /** Outputs can be put back only into notebooks that have a controller, and VS Code gives them one when they are first run. */
  private select(editors: readonly vscode.NotebookEditor[]): void {
    if (!vscode.workspace.isTrusted) return;
    for (const notebookEditor of editors) {
      const { notebook } = notebookEditor;
      if (notebook.notebookType === notebookType && !notebook.isClosed && !this.selected.has(notebook))
        void vscode.commands.executeCommand("notebook.selectKernel", { id: this.controller.id, extension: this.extensionId, notebookEditor });
    }
  }

  dispose(): void {
    for (const session of this.sessions.values()) session.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }
}
