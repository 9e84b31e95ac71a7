import { dirname } from "node:path";
import * as vscode from "vscode";
import { KernelProcess, type Outcome } from "../kernel/kernelProcess";
import { dotnetIsMissing, findProgram, tellThatDotnetIsMissing, tellThatProgramIsMissing } from "../kernel/program";
import type { DataFlow, Events, EventType, Input, KernelEvent } from "../kernel/protocol";
import { CellOutput, type Displays } from "./cellOutput";
import { cellsAbove, writtenCells } from "./contents";
import { forgetEarlier, runOf, showEarlier } from "./earlierRuns";
import { errorOutput } from "./outputs";
import { canRun } from "./passedOver";
import { kindOfCell } from "./serializer";
import type { CellRun } from "./staleness";

/** How long a kernel has to tell how an interrupt went: it gives the cell two seconds itself. */
const timeForTelling = 4000;

const kernelEnded = "Interrupted. The cell did not stop, so its kernel was ended: variables are gone.";
const stillRunning = "Interrupted, but the cell waits in a call that cannot be interrupted. It ends with that call, or with its kernel.";

/** What a script says that has failed in the notebook's page. */
export interface ScriptFailure {
  readonly type: "failed";
  /** The run of the cell, as this extension calls it. */
  readonly run: string;
}

/** A run of a cell that has ended, by the present kernel. */
interface EndedRun extends CellRun {
  readonly cell: vscode.NotebookCell;
  readonly end: Outcome;
  /** Whether the kernel has run it to its end: one that failed may have declared some of its variables, and is read ahead again. */
  readonly isKnown: boolean;
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** One notebook's kernel: runs its cells one after the other, and answers questions about them. */
export class Session implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly displays: Displays = new Map();
  /** Each cell's last run by the present kernel. */
  private readonly runs = new Map<vscode.NotebookCell, EndedRun>();
  private readonly ranNumber = new Map<number, vscode.Uri>();
  private runCount = 0;
  private kernel?: KernelProcess;
  private queue: Promise<void> = Promise.resolve();
  private waiting: vscode.NotebookCellExecution[] = [];
  private running?: { readonly cell: vscode.NotebookCell; readonly outcome: Promise<Outcome> };
  /** The last cell that the present kernel has run, and how that went. */
  private last?: EndedRun;
  private over = false;

  /** What the kernel knows has changed: a cell has run, or the kernel is another one. */
  readonly onDidChange = this.changed.event;

  constructor(
    private shown: vscode.NotebookDocument,
    private readonly controller: vscode.NotebookController,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get notebook(): vscode.NotebookDocument {
    return this.shown;
  }

  /** Its notebook was closed: there will be no kernel any more. */
  get isOver(): boolean {
    return this.over;
  }

  get hasKernel(): boolean {
    return this.kernel?.isRunning ?? false;
  }

  /** The cells that the present kernel has run, in the notebook's order. */
  get cellsRun(): vscode.NotebookCell[] {
    return this.notebook.getCells().filter((cell) => this.runs.get(cell)?.isKnown);
  }

  /** Whether the present kernel has run a cell, well or not. */
  hasRun(cell: vscode.NotebookCell): boolean {
    return this.runs.has(cell);
  }

  /** A cell's last run by the present kernel, good or bad. */
  runOf(cell: vscode.NotebookCell): CellRun | undefined {
    return this.runs.get(cell);
  }

  /** Whether a cell runs now, or waits to. */
  isToRun(cell: vscode.NotebookCell): boolean {
    return this.running?.cell === cell || this.waiting.some((execution) => execution.cell === cell);
  }

  /** The texts of the C# cells above one that the kernel has not run as they stand there. */
  codeAbove(cell: vscode.NotebookCell): string[] {
    return cellsAbove(cell)
      .filter((above) => kindOfCell(above) === "csharp" && !this.isKnownAsItStands(above))
      .map((above) => above.document.getText());
  }

  /** All C# cells, as a question about the whole notebook brings them along. */
  get cells(): object[] {
    return this.notebook
      .getCells()
      .filter((cell) => kindOfCell(cell) === "csharp")
      .map((cell) => ({
        name: keyOf(cell),
        label: `cell ${cell.index + 1}`,
        code: cell.document.getText(),
        hasRun: this.isKnownAsItStands(cell),
      }));
  }

  private isKnownAsItStands(cell: vscode.NotebookCell): boolean {
    const run = this.runs.get(cell);
    return run !== undefined && run.isKnown && run.text === cell.document.getText();
  }

  /**
   * Runs cells after those that wait already, and goes past those that cannot run. One that fails keeps the rest of its batch
   * from running.
   * @returns Whether all ran to their ends.
   */
  async run(cells: readonly vscode.NotebookCell[]): Promise<boolean> {
    const batch = cells.filter(canRun).map((cell) => this.controller.createNotebookCellExecution(cell));
    this.waiting.push(...batch);
    const earlier = this.queue;
    let allRan = true;
    const done = (async () => {
      await earlier;
      for (const execution of batch) {
        const waits = this.waiting.includes(execution);
        this.waiting = this.waiting.filter((other) => other !== execution);
        if (waits && (await this.runNow(execution))) continue;
        allRan = false;
        this.drop(batch);
      }
    })();
    this.queue = done.catch((error: unknown) => this.log.error(String(error)));
    await this.queue;
    return allRan;
  }

  /** Stops the running cell, and those that wait. Variables stay; where the cell does not stop, the user decides. */
  async interrupt(): Promise<void> {
    this.drop(this.waiting);
    const { kernel, running } = this;
    if (!kernel || !running) return;
    void kernel.send("Cancel", {});
    const outcome = await Promise.race([running.outcome, delay(timeForTelling)]);
    if (!outcome) await this.decide(kernel, running.cell);
  }

  /** A cell of the kernel was interrupted and has not stopped: asks whether to end the process. */
  private async decide(kernel: KernelProcess, cell: vscode.NotebookCell): Promise<void> {
    const end: vscode.MessageItem = { title: "End the Kernel" };
    const answer = await vscode.window.showWarningMessage<vscode.MessageItem>(
      "The cell has not stopped: it waits in a call that cannot be interrupted.",
      { modal: true, detail: "Ending its kernel loses all variables. Waiting keeps them." },
      end,
      { title: "Wait", isCloseAffordance: true },
    );
    if (answer !== end || this.kernel !== kernel) return;
    this.forget(cell);
    kernel.kill(kernelEnded);
    this.start();
  }

  /** Ends the kernel with all variables, and starts another. */
  async restart(): Promise<void> {
    this.drop(this.waiting);
    const kernel = this.kernel;
    this.forget();
    kernel?.kill("The kernel was restarted.");
    await this.queue;
    this.start();
    this.changed.fire();
  }

  /** Asks the kernel something; starts it if need be. Undefined where there is no kernel to ask, or it has no answer. */
  async ask<Type extends EventType>(commandType: string, command: object, answer: Type): Promise<Events[Type] | undefined> {
    return (await this.send(commandType, command, answer)).found;
  }

  /** The same for what the kernel may refuse: throws an error that tells the user why. */
  async demand<Type extends EventType>(commandType: string, command: object, answer: Type): Promise<Events[Type]> {
    const { found, outcome } = await this.send(commandType, command, answer);
    if (!found) throw new Error(outcome?.succeeded === false ? outcome.message : "There is no kernel to ask.");
    return found;
  }

  private async send<Type extends EventType>(commandType: string, command: object, answer: Type) {
    let found: Events[Type] | undefined;
    const outcome = await this.start()?.send(commandType, command, (event) => {
      if (event.type === answer) found = event.event as Events[Type];
    });
    return { found, outcome };
  }

  /** Goes on with a notebook that holds the same cells: the present one under another name. */
  moveTo(notebook: vscode.NotebookDocument): void {
    const folder = folderOf(this.shown);
    const cells = writtenCells(notebook);
    const moved = writtenCells(this.shown).flatMap((cell, index) => (cells[index] ? [[cell, cells[index]] as const] : []));
    this.shown = notebook;
    if (folderOf(notebook) !== folder) void this.kernel?.send("ChangeWorkingDirectory", { workingDirectory: folderOf(notebook) });
    this.replace(moved);
  }

  /** Takes cells for others of the same text, in whose place they are. */
  replace(cells: readonly (readonly [vscode.NotebookCell, vscode.NotebookCell])[]): void {
    for (const [from, to] of cells) {
      for (const [number, uri] of this.ranNumber) if (uri.toString() === keyOf(from)) this.ranNumber.set(number, to.document.uri);
      const run = this.runs.get(from);
      this.runs.delete(from);
      if (!run) continue;
      this.runs.set(to, { ...run, cell: to });
      if (this.last === run) this.last = this.runs.get(to);
    }
    this.changed.fire();
  }

  dispose(): void {
    this.over = true;
    this.kernel?.kill("The notebook was closed.");
    this.changed.fire();
    this.changed.dispose();
  }

  private start(): KernelProcess | undefined {
    if (this.kernel?.isRunning) return this.kernel;
    // A guard of our own: what starts a process must not depend on who called.
    if (!vscode.workspace.isTrusted || this.over) return undefined;
    const folder = folderOf(this.notebook);
    const program = findProgram(folder);
    if (!program) return undefined;
    const culture = vscode.workspace.getConfiguration("dib", this.notebook.uri).get<string>("culture", "").trim();
    this.log.info(`${this.notebook.uri.fsPath}: starting ${[program.command, ...program.args].join(" ")} kernel`);
    const kernel: KernelProcess = new KernelProcess(program, folder, culture, {
      askInput: (input) => askInput(input),
      showLate: (event) => this.showLate(event),
      onExit: ({ message, details }) => {
        this.log.info(`${this.notebook.uri.fsPath}: ${message}\n${details ?? ""}`);
        if (message === dotnetIsMissing) tellThatDotnetIsMissing();
        if (this.kernel === kernel) this.forget();
      },
    });
    this.kernel = kernel;
    return kernel;
  }

  /** @param last The cell that the kernel ended with: how it ended is told where it stands. */
  private forget(last = this.running?.cell): void {
    for (const cell of this.notebook.isClosed ? [] : this.notebook.getCells()) {
      if (this.hasRun(cell) && cell !== last) void showEarlier(this.controller, cell, runOf(cell));
    }
    this.kernel = undefined;
    this.last = undefined;
    this.ranNumber.clear();
    this.runs.clear();
    this.displays.clear();
    this.changed.fire();
  }

  private drop(executions: readonly vscode.NotebookCellExecution[]): void {
    const dropped = executions.filter((execution) => this.waiting.includes(execution));
    this.waiting = this.waiting.filter((execution) => !dropped.includes(execution));
    for (const execution of dropped) {
      execution.start();
      execution.end(undefined);
    }
  }

  private async runNow(execution: vscode.NotebookCellExecution): Promise<boolean> {
    const { cell } = execution;
    const code = cell.document.getText();
    const from = Date.now();
    execution.start(from);
    forgetEarlier(cell);
    void execution.clearOutput();
    if (code.trim() === "") {
      execution.end(undefined);
      return true;
    }
    const kernel = this.start();
    if (!kernel) {
      const message = vscode.workspace.isTrusted
        ? "The program 'dib', which runs the cells, was not found."
        : "This workspace is not trusted: nothing runs.";
      void execution.appendOutput(errorOutput({ message }, cell.document.uri, () => undefined));
      execution.end(false, Date.now());
      if (vscode.workspace.isTrusted) void tellThatProgramIsMissing(folderOf(this.notebook));
      return false;
    }

    const number = cell.index + 1;
    const name = crypto.randomUUID();
    const output = new CellOutput(execution, this.displays, { cell, run: name });
    this.ranNumber.set(number, cell.document.uri);
    const parameters = { cell: `cell ${number}`, dataFlow: "observed" };
    let flow: DataFlow | undefined;
    const outcome = kernel.send("SubmitCode", { code, targetKernelName: kindOfCell(cell), parameters }, (event) => {
      if (event.type === "DataFlowProduced") flow = event.event;
      else output.take(event);
    });
    this.running = { cell, outcome };
    const end = await outcome;
    this.running = undefined;
    if (end.executionOrder !== undefined) execution.executionOrder = end.executionOrder;
    output.flush();
    if (!end.succeeded)
      output.append(
        errorOutput(end.stillRunning ? { message: stillRunning } : end, cell.document.uri, (cellNumber) => this.ranNumber.get(cellNumber)),
      );
    const to = Date.now();
    if (this.kernel === kernel) {
      this.last = { cell, text: code, flow, at: ++this.runCount, end, isKnown: end.succeeded, from, to, name };
      this.runs.set(cell, this.last);
    }
    execution.end(end.succeeded, to);
    this.changed.fire();
    if (!end.succeeded && end.stillRunning) void this.decide(kernel, cell);
    return end.succeeded;
  }

  /** What a cell's script shows says that it failed: the kernel only hands scripts on, and could not know. */
  async fail(run: string): Promise<void> {
    await this.queue;
    const ended = [...this.runs.values()].find(({ name }) => name === run);
    if (!ended?.end.succeeded || this.notebook.isClosed || ended.cell.index < 0) return;
    const failed = { ...ended, end: { ...ended.end, succeeded: false, message: "" } } as const;
    this.runs.set(ended.cell, failed);
    if (this.last === ended) this.last = failed;
    this.openAgain(failed).end(false, failed.to);
  }

  /** What background tasks of a cell show after its end goes into that cell. */
  private showLate(event: KernelEvent): void {
    if (!this.last || this.running || this.notebook.isClosed || this.last.cell.index < 0) return;
    const execution = this.openAgain(this.last);
    const output = new CellOutput(execution, this.displays, { cell: this.last.cell, run: this.last.name });
    output.take(event);
    output.flush();
    execution.end(this.last.end.succeeded, this.last.to);
  }

  /** The cell keeps the number, the time and the state of its run. Its summary in the document may not be there yet. */
  private openAgain({ cell, end, from }: EndedRun): vscode.NotebookCellExecution {
    const execution = this.controller.createNotebookCellExecution(cell);
    execution.executionOrder = end.executionOrder;
    execution.start(from);
    return execution;
  }
}

/** The folder that a notebook's cells run in: its own, or for one that was never saved the workspace's. */
export function folderOf(notebook: vscode.NotebookDocument): string {
  const workspace = vscode.workspace.getWorkspaceFolder(notebook.uri) ?? vscode.workspace.workspaceFolders?.[0];
  return notebook.uri.scheme === "file" ? dirname(notebook.uri.fsPath) : (workspace?.uri.fsPath ?? process.cwd());
}

async function askInput({ prompt, isPassword }: Input): Promise<string | undefined> {
  return vscode.window.showInputBox({ prompt, title: "The cell asks", password: isPassword, ignoreFocusOut: true });
}

function keyOf(cell: vscode.NotebookCell): string {
  return cell.document.uri.toString();
}

function delay(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), milliseconds));
}
