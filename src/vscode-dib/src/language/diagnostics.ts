import * as vscode from "vscode";
import type { Diagnostic } from "../kernel/protocol";
import { kindOfCell } from "../notebook/serializer";
import type { Session } from "../notebook/session";
import type { Sessions } from "../notebook/sessions";
import { questionAbout, toRange } from "./places";

/** How long typing must rest before a cell is checked, and before those below it are. */
const restOfTyping = 250;
const restOfEditing = 900;

/** Marks errors and warnings in C# cells: in the one that is written, then in those below, which it may have changed. */
export class DiagnosticMarks implements vscode.Disposable {
  private readonly marks = vscode.languages.createDiagnosticCollection("dib");
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly disposables: vscode.Disposable[];

  constructor(sessions: Sessions) {
    this.disposables = [
      this.marks,
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges, contentChanges }) => {
        if (!sessions.serves(notebook)) return;
        for (const cell of contentChanges.flatMap((change) => change.removedCells)) this.marks.delete(cell.document.uri);
        const written = cellChanges.filter((change) => change.document !== undefined).map((change) => change.cell);
        // Outputs change too, and say nothing about the code.
        if (written.length === 0 && contentChanges.length === 0) return;
        const session = sessions.of(notebook);
        for (const cell of written) this.later(cell.document.uri.toString(), restOfTyping, () => this.check(session, cell));
        const first = Math.min(...written.map((cell) => cell.index), ...contentChanges.map((change) => change.range.start));
        this.later(notebook.uri.toString(), restOfEditing, () => this.checkFrom(session, first));
      }),
      sessions.onDidChange((session) => this.later(session.notebook.uri.toString(), restOfTyping, () => this.checkFrom(session, 0))),
      sessions.onDidChange(({ isOver, notebook }) => isOver && this.clear(notebook)),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.clear(notebook)),
    ];
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    for (const disposable of this.disposables) disposable.dispose();
  }

  private clear(notebook: vscode.NotebookDocument): void {
    for (const cell of notebook.getCells()) this.marks.delete(cell.document.uri);
  }

  private later(name: string, rest: number, check: () => Promise<void>): void {
    clearTimeout(this.timers.get(name));
    this.timers.set(name, setTimeout(() => void check(), rest));
  }

  private async checkFrom(session: Session, index: number): Promise<void> {
    for (const cell of session.notebook.getCells().slice(index)) await this.check(session, cell);
  }

  private async check(session: Session, cell: vscode.NotebookCell): Promise<void> {
    if (session.notebook.isClosed || cell.index < 0 || kindOfCell(cell) !== "csharp") return;
    const { version } = cell.document;
    const found = await session.ask("RequestDiagnostics", questionAbout(cell, session), "DiagnosticsProduced");
    // What was typed meanwhile is checked by a question of its own.
    if (found && cell.document.version === version && cell.index >= 0)
      this.marks.set(cell.document.uri, found.diagnostics.filter((one) => one.severity !== "hidden").map(toDiagnostic));
  }
}

function toDiagnostic(found: Diagnostic): vscode.Diagnostic {
  const severity =
    found.severity === "error"
      ? vscode.DiagnosticSeverity.Error
      : found.severity === "warning"
        ? vscode.DiagnosticSeverity.Warning
        : vscode.DiagnosticSeverity.Information;
  const diagnostic = new vscode.Diagnostic(toRange(found.linePositionSpan), found.message, severity);
  diagnostic.code = found.code;
  diagnostic.source = "C#";
  return diagnostic;
}
