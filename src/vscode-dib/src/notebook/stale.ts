import * as vscode from "vscode";
import { questionAbout } from "../language/places";
import type { DataFlow } from "../kernel/protocol";
import { jupyterType } from "./jupyter";
import { kindOfCell } from "./serializer";
import type { Session } from "./session";
import { notebookType, type Sessions } from "./sessions";
import { staleCells, type Staleness } from "./staleness";

/** How long edits and runs must rest before marks change: cells that run one after the other make no flicker. */
const rest = 300;

/** True while the notebook that is looked at has stale cells: its toolbar then offers to run them. */
const contextKey = "dib.hasStaleCells";

/** Marks the cells that do not show what they would if the notebook were run from the top, and runs them. */
export class StaleMarks implements vscode.Disposable, vscode.NotebookCellStatusBarItemProvider {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly marks = new WeakMap<vscode.NotebookDocument, Map<string, Staleness>>();
  /** How data would flow through cells as they were written when that was asked. */
  private readonly written = new WeakMap<vscode.NotebookCell, { readonly text: string; readonly flow?: DataFlow }>();
  private readonly timers = new Map<vscode.NotebookDocument, NodeJS.Timeout>();
  private readonly disposables: vscode.Disposable[];

  readonly onDidChangeCellStatusBarItems = this.changed.event;

  constructor(sessions: Sessions) {
    this.disposables = [
      this.changed,
      ...[notebookType, jupyterType].map((type) => vscode.notebooks.registerNotebookCellStatusBarItemProvider(type, this)),
      sessions.onDidChange((session) => this.later(session)),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges, contentChanges }) => {
        if (!sessions.serves(notebook)) return;
        if (contentChanges.length > 0 || cellChanges.some((change) => change.document !== undefined)) this.later(sessions.of(notebook));
      }),
      vscode.window.onDidChangeActiveNotebookEditor(() => this.tell()),
    ];
  }

  provideCellStatusBarItems(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem | undefined {
    const mark = this.marks.get(cell.notebook)?.get(cell.document.uri.toString());
    if (!mark) return undefined;
    const item = new vscode.NotebookCellStatusBarItem(textOf(mark), vscode.NotebookCellStatusBarAlignment.Left);
    item.command = "dib.runStale";
    item.tooltip = "Run all stale cells, in their order";
    return item;
  }

  /** Runs the stale cells of a notebook, in its order. */
  async run(session: Session): Promise<void> {
    const marks = this.find(session);
    const cells = session.notebook.getCells().filter((cell) => marks.has(cell.document.uri.toString()));
    if (cells.length > 0) await session.run(cells);
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  private later(session: Session): void {
    const { notebook } = session;
    clearTimeout(this.timers.get(notebook));
    this.timers.set(
      notebook,
      setTimeout(() => {
        this.timers.delete(notebook);
        if (!notebook.isClosed && !session.isOver) void this.update(session);
      }, rest),
    );
  }

  private async update(session: Session): Promise<void> {
    this.show(session);
    // What an edited cell defines now is asked of a kernel that is there: reading starts none.
    for (const cell of session.notebook.getCells()) {
      const text = cell.document.getText();
      if (!session.hasKernel || kindOfCell(cell) !== "csharp" || session.runOf(cell)?.text === text) continue;
      if (cell.index < 0 || this.written.get(cell)?.text === text || session.cellsRun.length === 0) continue;
      this.written.set(cell, { text });
      const flow = await session.ask("RequestDataFlow", questionAbout(cell, session), "DataFlowProduced");
      if (flow && cell.document.getText() === text) this.written.set(cell, { text, flow });
    }
    if (!session.notebook.isClosed) this.show(session);
  }

  private show(session: Session): void {
    const before = this.marks.get(session.notebook);
    const now = this.find(session);
    this.marks.set(session.notebook, now);
    if (JSON.stringify([...(before ?? [])]) !== JSON.stringify([...now])) this.changed.fire();
    this.tell();
  }

  /** The stale cells, without those that run or wait to. */
  private find(session: Session): Map<string, Staleness> {
    const cells = session.notebook.getCells();
    const stale = staleCells(
      cells.map((cell) => {
        const text = cell.document.getText();
        const written = this.written.get(cell);
        return { text, run: session.runOf(cell), written: written?.text === text ? written.flow : undefined };
      }),
    );
    const marks = new Map<string, Staleness>();
    for (const [index, mark] of stale) if (!session.isToRun(cells[index]!)) marks.set(cells[index]!.document.uri.toString(), mark);
    return marks;
  }

  private tell(): void {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    const has = notebook !== undefined && (this.marks.get(notebook)?.size ?? 0) > 0;
    void vscode.commands.executeCommand("setContext", contextKey, has);
  }
}

function textOf(mark: Staleness): string {
  switch (mark.kind) {
    case "edited":
      return "$(edit) Edited, not run";
    case "uses":
      return `$(history) Stale: uses ${mark.name} of cell ${mark.cell + 1}, which has changed`;
    case "outside":
      return `$(history) Stale: cell ${mark.cell + 1} has run since and may have changed more than variables (${mark.member})`;
  }
}
