import * as vscode from "vscode";
import { contentOf, holdTheSame } from "./contents";
import { earlierRunOf, isShown, runOf, showEarlier, showRun } from "./earlierRuns";
import { align, interchange, isJupyter, jupyterType, polyglotLanguages } from "./jupyter";
import { JupyterController } from "./jupyterController";
import { withLinks } from "./outputs";
import type { OutputStore } from "./outputStore";
import { languagesTaken, passedOver, sentenceOf } from "./passedOver";
import { kindOfCell } from "./serializer";
import { Session } from "./session";
import { hasTab, NotebookTabs } from "./tabs";
import { whenThere } from "./waiting";

export const notebookType = "dib-notebook";

/** How long VS Code may take to open a notebook under the name that its file has got. */
const timeForRenaming = 10_000;

/** A controller for each type of notebook, and a session for each notebook that is open. */
export class Sessions implements vscode.Disposable {
  private readonly sessions = new Map<vscode.NotebookDocument, Session>();
  private readonly selected = new WeakSet<vscode.NotebookDocument>();
  /** The notebooks that others, which VS Code closes now, were saved as. */
  private readonly savedAs = new WeakMap<vscode.NotebookDocument, vscode.NotebookDocument>();
  /** The names that files and folders are given in VS Code. */
  private renames: readonly Rename[] = [];
  private readonly changed = new vscode.EventEmitter<Session>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private readonly controller: vscode.NotebookController;
  private readonly jupyter: JupyterController;
  private moving: Promise<void> = Promise.resolve();

  /** A session's kernel knows something new. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly extensionId: string,
    private readonly store: OutputStore,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const controller = this.control("dib", notebookType, "C# (.dib)");
    this.controller = controller;
    this.jupyter = new JupyterController(
      () => this.control("dib-jupyter", jupyterType, "C# (dib)"),
      (notebook, selected) => {
        if (selected) this.selected.add(notebook);
        else if (this.selected.delete(notebook)) this.end(notebook);
      },
    );
    this.disposables.push(
      controller,
      controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
        if (selected) this.selected.add(notebook);
        else this.selected.delete(notebook);
        if (selected && vscode.workspace.isTrusted) void this.moving.then(() => this.restore(notebook));
      }),
      this.jupyter,
      vscode.window.onDidChangeVisibleNotebookEditors((editors) => this.select(editors)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.select(vscode.window.visibleNotebookEditors)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges, contentChanges }) => {
        const isWritten = contentChanges.length > 0 || cellChanges.some((change) => change.document !== undefined);
        if (isWritten && isJupyter(notebook) && this.serves(notebook)) void align(notebook);
        if (notebook.notebookType === notebookType) contentChanges.forEach((change) => this.replace(notebook, change));
        const showsMore = cellChanges.some((change) => change.outputs !== undefined || change.executionSummary !== undefined);
        if (notebook.notebookType === notebookType && showsMore) this.store.keepSoon(notebook);
      }),
      vscode.workspace.onDidSaveNotebookDocument((notebook) => {
        if (notebook.notebookType === notebookType) void this.store.keep(notebook);
      }),
      vscode.workspace.onWillSaveNotebookDocument((event) => {
        const { notebook } = event;
        if (isJupyter(notebook) && this.serves(notebook)) event.waitUntil(Promise.resolve(interchange(notebook, kindOfCell)));
        if (!isOfOurTypes(notebook) || hasTab(notebook)) return;
        // What is saved under another name gets a tab only once it is written: that of its source.
        const open = [...vscode.window.visibleNotebookEditors.map((editor) => editor.notebook), ...vscode.workspace.notebookDocuments];
        const source = open.find(
          (other) => other !== notebook && other.notebookType === notebook.notebookType && hasTab(other) && holdTheSame(other, notebook),
        );
        if (source) this.savedAs.set(source, notebook);
      }),
      vscode.workspace.onWillRenameFiles(({ files }) => (this.renames = files)),
      vscode.workspace.onDidRenameFiles(({ files }) => void this.renameKept(files)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => {
        if (isOfOurTypes(notebook)) this.end(notebook);
      }),
      new NotebookTabs(isOfOurTypes, (notebook) => this.end(notebook)),
    );
    this.select(vscode.window.visibleNotebookEditors);
  }

  /** The session of a notebook. Its kernel starts when it is first needed. */
  of(notebook: vscode.NotebookDocument): Session {
    let session = this.sessions.get(notebook);
    if (!session) {
      session = new Session(notebook, this.controllerOf(notebook), this.log);
      const made = session;
      session.onDidChange(() => this.changed.fire(made));
      this.sessions.set(notebook, session);
    }
    return session;
  }

  /** Whether a notebook's cells run here: those of a Jupyter notebook only where its user chose so, or its file asks for C#. */
  serves(notebook: vscode.NotebookDocument): boolean {
    return notebook.notebookType === notebookType || this.selected.has(notebook);
  }

  /** The session that a cell's document belongs to. */
  ofDocument(document: vscode.TextDocument): { session: Session; cell: vscode.NotebookCell } | undefined {
    for (const notebook of vscode.workspace.notebookDocuments) {
      if (!this.serves(notebook)) continue;
      const cell = notebook.getCells().find((candidate) => candidate.document === document);
      if (cell) return { session: this.of(notebook), cell };
    }
    return undefined;
  }

  /** The session of the notebook that the user looks at. */
  get active(): Session | undefined {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    return notebook && this.serves(notebook) ? this.of(notebook) : undefined;
  }

  private control(id: string, type: string, label: string): vscode.NotebookController {
    const controller = vscode.notebooks.createNotebookController(id, type, label);
    controller.description = "dib kernel";
    controller.supportedLanguages = [...languagesTaken, ...(type === jupyterType ? polyglotLanguages : [])];
    controller.supportsExecutionOrder = true;
    controller.executeHandler = (cells, notebook) => this.run(cells, notebook);
    controller.interruptHandler = (notebook) => this.of(notebook).interrupt();
    return controller;
  }

  private controllerOf(notebook: vscode.NotebookDocument): vscode.NotebookController {
    return isJupyter(notebook) ? this.jupyter.current : this.controller;
  }

  private async run(cells: readonly vscode.NotebookCell[], notebook: vscode.NotebookDocument): Promise<void> {
    if (isJupyter(notebook)) await align(notebook);
    const passed = passedOver(cells);
    if ((await this.of(notebook).run(cells)) && passed.length > 0) void vscode.window.showInformationMessage(sentenceOf(passed));
  }

  /** Outputs can be put back only into notebooks that have a controller, and VS Code gives them one when they are first run. */
  private select(editors: readonly vscode.NotebookEditor[]): void {
    if (!vscode.workspace.isTrusted) return;
    for (const notebookEditor of editors) {
      const { notebook } = notebookEditor;
      const isOurs = notebook.notebookType === notebookType || this.jupyter.isDueFor(notebook);
      if (isOurs && !notebook.isClosed && !this.selected.has(notebook))
        void vscode.commands.executeCommand("notebook.selectKernel", {
          id: this.controllerOf(notebook).id,
          extension: this.extensionId,
          notebookEditor,
        });
    }
  }

  /** Ends the kernel of a notebook that was closed, unless it was closed for the same one under another name. */
  private end(notebook: vscode.NotebookDocument): void {
    void this.store.flush(notebook);
    const session = this.sessions.get(notebook);
    const renamed = notebook.isClosed ? renamedBy(this.renames, notebook.uri) : undefined;
    const next = renamed ? opened(renamed) : this.savedAs.get(notebook);
    this.sessions.delete(notebook);
    this.savedAs.delete(notebook);
    if (notebook.isClosed) this.selected.delete(notebook);
    if (next) this.moving = this.move(notebook, next, session);
    else session?.dispose();
  }

  private async move(
    notebook: vscode.NotebookDocument,
    opening: vscode.NotebookDocument | Promise<vscode.NotebookDocument | undefined>,
    session: Session | undefined,
  ): Promise<void> {
    const next = await opening;
    if (!next || next.isClosed) {
      session?.dispose();
      return;
    }
    if (session) {
      this.sessions.get(next)?.dispose();
      this.sessions.set(next, session);
      session.moveTo(next);
    }
    if (isJupyter(next)) return;
    await this.store.keep(notebook, next);
    if (this.selected.has(next)) await this.restore(next);
  }

  /** What is kept for notebooks is kept for their new names, those in a folder too. */
  private async renameKept(renames: readonly Rename[]): Promise<void> {
    setTimeout(() => (this.renames = this.renames === renames ? [] : this.renames), timeForRenaming);
    for (const { oldUri, newUri } of renames) {
      const isFolder = (await vscode.workspace.fs.stat(newUri)).type & vscode.FileType.Directory;
      const within = isFolder ? await vscode.workspace.findFiles(new vscode.RelativePattern(newUri, "**/*.dib")) : [];
      for (const { path } of [newUri, ...within])
        await this.store.rename(oldUri.with({ path: oldUri.path + path.slice(newUri.path.length) }), newUri.with({ path }));
    }
  }

  /** A notebook that is read from its file again gets new cells for those that have run: what is known of those holds for these. */
  private replace(notebook: vscode.NotebookDocument, { removedCells, addedCells }: vscode.NotebookDocumentContentChange): void {
    const removed = [...removedCells];
    const replaced = addedCells.flatMap((added) => {
      const index = removed.findIndex((cell) => contentOf(cell) === contentOf(added));
      return index < 0 ? [] : [[removed.splice(index, 1)[0]!, added] as const];
    });
    this.sessions.get(notebook)?.replace(replaced);
    const names = new Map(replaced.map(([from, to]) => [from.document.uri.toString(), to.document.uri.toString()]));
    for (const [from, to] of replaced) {
      if (to.outputs.length > 0 || to.executionSummary?.success !== undefined || !isShown(from)) continue;
      const show = earlierRunOf(from) ? showEarlier : showRun;
      const outputs = from.outputs.map(({ items }) => new vscode.NotebookCellOutput(items.map((item) => withLinks(item, names))));
      void show(this.controller, to, runOf(from), outputs);
    }
  }

  private restore(notebook: vscode.NotebookDocument): Promise<void> {
    return this.store.restore(notebook, this.controller, (cell) => this.sessions.get(notebook)?.hasRun(cell) ?? false);
  }

  dispose(): void {
    for (const session of this.sessions.values()) session.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }
}

function isOfOurTypes(notebook: vscode.NotebookDocument): boolean {
  return notebook.notebookType === notebookType || isJupyter(notebook);
}

type Rename = vscode.FileRenameEvent["files"][number];

/** The name that a file gets by renaming it or a folder that it lies in. */
function renamedBy(renames: readonly Rename[], { path }: vscode.Uri): vscode.Uri | undefined {
  const rename = renames.find(({ oldUri }) => path === oldUri.path || path.startsWith(`${oldUri.path}/`));
  return rename?.newUri.with({ path: rename.newUri.path + path.slice(rename.oldUri.path.length) });
}

/** The notebook of that name, once it is open. */
function opened(uri: vscode.Uri): Promise<vscode.NotebookDocument | undefined> {
  const find = () => vscode.workspace.notebookDocuments.find((notebook) => notebook.uri.toString() === uri.toString());
  return whenThere(find, vscode.workspace.onDidOpenNotebookDocument, timeForRenaming);
}
