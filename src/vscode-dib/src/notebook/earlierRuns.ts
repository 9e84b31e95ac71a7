import * as vscode from "vscode";

/** How a cell was run. */
export interface Run {
  readonly executionOrder?: number;
  readonly success?: boolean;
  readonly startTime?: number;
  readonly endTime?: number;
}

/** The runs in earlier kernels that cells still show outputs of. */
const earlier = new WeakMap<vscode.NotebookCell, Run>();
const changed = new vscode.EventEmitter<void>();

/** A cell shows what an earlier kernel showed, or does no longer. */
export const onDidChangeEarlierRuns = changed.event;

/** The run that a cell's outputs are of, where that was in an earlier kernel. */
export function earlierRunOf(cell: vscode.NotebookCell): Run | undefined {
  return earlier.get(cell);
}

/** The run that a cell's outputs are of. */
export function runOf(cell: vscode.NotebookCell): Run {
  const { executionOrder, success, timing } = cell.executionSummary ?? {};
  return earlier.get(cell) ?? { executionOrder, success, ...timing };
}

/** Whether a cell shows that it was run. */
export function isShown(cell: vscode.NotebookCell): boolean {
  return cell.outputs.length > 0 || runOf(cell).success !== undefined;
}

/**
 * Says that what a cell shows is of an earlier kernel. VS Code's tick, number and time would say that the present one has run it.
 * @param outputs Put into the cell; without them it keeps its own.
 */
export async function showEarlier(
  controller: vscode.NotebookController,
  cell: vscode.NotebookCell,
  run: Run,
  outputs?: readonly vscode.NotebookCellOutput[],
): Promise<void> {
  earlier.set(cell, run);
  await showRun(controller, cell, {}, outputs);
  changed.fire();
}

/** The cell runs: what it shows from now on is of the present kernel. */
export function forgetEarlier(cell: vscode.NotebookCell): void {
  if (earlier.delete(cell)) changed.fire();
}

/** Shows how a cell was run, without running it. */
export async function showRun(
  controller: vscode.NotebookController,
  cell: vscode.NotebookCell,
  run: Run,
  outputs?: readonly vscode.NotebookCellOutput[],
): Promise<void> {
  const execution = controller.createNotebookCellExecution(cell);
  execution.executionOrder = run.executionOrder;
  execution.start(run.startTime);
  if (outputs) await execution.replaceOutput(outputs);
  execution.end(run.success, run.endTime);
}
