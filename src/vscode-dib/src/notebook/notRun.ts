import * as vscode from "vscode";
import { cellsAbove } from "./contents";
import { earlierRunOf, onDidChangeEarlierRuns, type Run } from "./earlierRuns";
import { jupyterType } from "./jupyter";
import { canRun, nameOfKind } from "./passedOver";
import { kindOfCell } from "./serializer";
import { notebookType, type Sessions } from "./sessions";

const runAbove = "dib.runAbove";

/**
 * Says at cells what the present kernel has not run: the cell itself, because it cannot run here or though it shows outputs,
 * or cells above one that was run.
 */
export class NotRun implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposable: vscode.Disposable;

  readonly onDidChangeCellStatusBarItems = this.changed.event;

  constructor(private readonly sessions: Sessions) {
    this.disposable = vscode.Disposable.from(
      this.changed,
      sessions.onDidChange(() => this.changed.fire()),
      onDidChangeEarlierRuns(() => this.changed.fire()),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (contentChanges.length > 0 && sessions.serves(notebook)) this.changed.fire();
      }),
      ...[notebookType, jupyterType].map((type) => vscode.notebooks.registerNotebookCellStatusBarItemProvider(type, this)),
      vscode.commands.registerCommand(runAbove, (cell?: vscode.NotebookCell) => this.runAbove(cell ?? this.selectedCell())),
    );
  }

  provideCellStatusBarItems(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem[] {
    if (cell.kind !== vscode.NotebookCellKind.Code || !this.sessions.serves(cell.notebook)) return [];
    if (!canRun(cell)) return [cannotRunItem(nameOfKind(cell))];
    const run = earlierRunOf(cell);
    if (run) return [earlierItem(run)];
    if (!this.sessions.of(cell.notebook).hasRun(cell) || !this.notRunAbove(cell).some(declares)) return [];
    const item = new vscode.NotebookCellStatusBarItem("$(run-above) Cells above have not run", vscode.NotebookCellStatusBarAlignment.Left);
    item.tooltip = "Cells above have not run since the kernel started: what they declare is not there. Click to run them, then this one.";
    item.command = { command: runAbove, title: "Run Above", arguments: [cell] };
    return [item];
  }

  dispose(): void {
    this.disposable.dispose();
  }

  /** Runs the cells above that the kernel has not run, then the cell. */
  private async runAbove(cell: vscode.NotebookCell | undefined): Promise<void> {
    if (cell) await this.sessions.of(cell.notebook).run([...this.notRunAbove(cell), cell]);
  }

  private selectedCell(): vscode.NotebookCell | undefined {
    const editor = vscode.window.activeNotebookEditor;
    return editor && this.sessions.serves(editor.notebook) ? editor.notebook.cellAt(editor.selection.start) : undefined;
  }

  private notRunAbove(cell: vscode.NotebookCell): vscode.NotebookCell[] {
    const session = this.sessions.of(cell.notebook);
    return cellsAbove(cell)
      .filter((above) => above.kind === vscode.NotebookCellKind.Code && canRun(above))
      .filter((above) => above.document.getText().trim() !== "" && !session.hasRun(above));
  }
}

/** Only cells of C# declare what others use. */
function declares(cell: vscode.NotebookCell): boolean {
  return kindOfCell(cell) === "csharp";
}

function cannotRunItem(kind: string): vscode.NotebookCellStatusBarItem {
  const item = new vscode.NotebookCellStatusBarItem(
    `$(circle-slash) ${kind} does not run here`,
    vscode.NotebookCellStatusBarAlignment.Left,
  );
  item.tooltip = "The kernel runs C#, and shows HTML, JavaScript and Mermaid. The cell stays in the file, and Run All goes past it.";
  return item;
}

function earlierItem({ success, endTime }: Run): vscode.NotebookCellStatusBarItem {
  const item = new vscode.NotebookCellStatusBarItem(
    success === false ? "$(error) Failed in an earlier run" : "$(history) From an earlier run",
    vscode.NotebookCellStatusBarAlignment.Left,
  );
  const time = endTime === undefined ? "" : ` It last ran on ${new Date(endTime).toLocaleString(vscode.env.language)}.`;
  item.tooltip = `The kernel has not run this cell since it started: what the cell declares is not there.${time}`;
  return item;
}
