import * as vscode from "vscode";
import type { FormattedValue, KernelEvent } from "../kernel/protocol";
import { isJupyter } from "./jupyter";
import { itemsForFile, itemsOf, type RunOfCell, streamItem } from "./outputs";

/** A cell that writes a line a thousand times must not make the editor draw a thousand times. */
const flushEvery = 40;

/** The outputs of a notebook that can still be replaced, by the name that the kernel gave them. */
export type Displays = Map<string, vscode.NotebookCellOutput>;

/** Puts what a running cell shows into the notebook, in order, while it runs. */
export class CellOutput {
  private stream?: { readonly isError: boolean; readonly output: vscode.NotebookCellOutput };
  private waiting: { readonly isError: boolean; values: FormattedValue[] } | undefined;
  private timer?: NodeJS.Timeout;
  private readonly itemsOf: (values: readonly FormattedValue[]) => vscode.NotebookCellOutputItem[];

  constructor(
    private readonly execution: vscode.NotebookCellExecution,
    private readonly displays: Displays,
    run: RunOfCell,
  ) {
    this.itemsOf = isJupyter(execution.cell.notebook) ? itemsForFile : (values) => itemsOf(values, run);
  }

  take(event: KernelEvent): void {
    switch (event.type) {
      case "StandardOutputValueProduced":
      case "StandardErrorValueProduced":
        this.write(event.event.formattedValues, event.type === "StandardErrorValueProduced");
        break;
      case "DisplayedValueProduced":
      case "ReturnValueProduced": {
        const output = new vscode.NotebookCellOutput(this.itemsOf(event.event.formattedValues));
        this.displays.set(event.event.valueId, output);
        this.append(output);
        break;
      }
      case "DisplayedValueUpdated": {
        const output = this.displays.get(event.event.valueId);
        this.flush();
        if (output) void this.execution.replaceOutputItems(this.itemsOf(event.event.formattedValues), output);
        break;
      }
    }
  }

  append(output: vscode.NotebookCellOutput): void {
    this.flush();
    this.stream = undefined;
    void this.execution.appendOutput(output);
  }

  /** To be called before the execution ends. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.waiting) return;
    const { isError, values } = this.waiting;
    this.waiting = undefined;
    const item = streamItem(values, isError);
    if (this.stream?.isError === isError) {
      void this.execution.appendOutputItems(item, this.stream.output);
    } else {
      this.stream = { isError, output: new vscode.NotebookCellOutput([item]) };
      void this.execution.appendOutput(this.stream.output);
    }
  }

  private write(values: readonly FormattedValue[], isError: boolean): void {
    if (this.waiting && this.waiting.isError !== isError) this.flush();
    this.waiting ??= { isError, values: [] };
    this.waiting.values.push(...values);
    this.timer ??= setTimeout(() => this.flush(), flushEvery);
  }
}
