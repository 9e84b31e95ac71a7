import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { contentOf } from "./contents";
import { type Run, runOf, showEarlier, showRun } from "./earlierRuns";

interface StoredItem {
  readonly mime: string;
  /** Base64. */
  readonly data: string;
}

interface StoredCell extends Run {
  /** Of the kind and the text that the outputs belong to. */
  readonly hash: string;
  readonly outputs: readonly (readonly StoredItem[])[];
}

/** The outputs of notebooks, a file each in the extension's own storage: never in the notebook's file. */
export class OutputStore {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  /**
   * @param folder Where they are kept. One for all workspaces: a workspace's storage is another one for a window that opens
   * while an earlier one is still being closed.
   */
  constructor(private readonly folder: string) {}

  /** Keeps a notebook's outputs in a moment: runs and edits come in bursts. */
  keepSoon(notebook: vscode.NotebookDocument): void {
    const key = notebook.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.set(key, setTimeout(() => void this.keep(notebook), 300));
  }

  /** Keeps now what was to be kept in a moment. */
  async flush(notebook: vscode.NotebookDocument): Promise<void> {
    if (this.timers.has(notebook.uri.toString())) await this.keep(notebook);
  }

  /**
   * Keeps a notebook's outputs now. A notebook without any leaves no file.
   * @param owner The notebook that they are kept for, where it has got another name.
   */
  async keep(notebook: vscode.NotebookDocument, owner = notebook): Promise<void> {
    const key = notebook.uri.toString();
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    if (owner.isUntitled) return;
    const file = this.fileOf(owner);
    const cells = notebook.getCells().filter((cell) => cell.outputs.length > 0 || runOf(cell).success !== undefined).map(store);
    if (cells.length === 0) return rm(file, { force: true });
    await mkdir(this.folder, { recursive: true });
    const temporary = `${file}.${process.pid}.new`;
    await writeFile(temporary, JSON.stringify(cells));
    await rename(temporary, file);
  }

  /**
   * Puts kept outputs back into the cells whose text they belong to. Runs nothing.
   * @param hasRun Whether the present kernel has run a cell; the outputs of the others are of an earlier run.
   */
  async restore(
    notebook: vscode.NotebookDocument,
    controller: vscode.NotebookController,
    hasRun: (cell: vscode.NotebookCell) => boolean,
  ): Promise<void> {
    const kept = await readCells(this.fileOf(notebook));
    for (const cell of notebook.getCells()) {
      // The editor opens some notebooks for a moment only.
      if (notebook.isClosed) return;
      const index = kept.findIndex((stored) => stored.hash === hashOf(cell));
      if (index < 0 || cell.outputs.length > 0 || cell.kind !== vscode.NotebookCellKind.Code) continue;
      const [stored] = kept.splice(index, 1);
      const { hash, outputs, ...run } = stored!;
      const show = hasRun(cell) ? showRun : showEarlier;
      await show(controller, cell, run, outputs.map((items) => new vscode.NotebookCellOutput(items.map(revive))));
    }
  }

  private fileOf(notebook: vscode.NotebookDocument): string {
    return join(this.folder, `${createHash("sha256").update(notebook.uri.toString()).digest("hex").slice(0, 32)}.json`);
  }
}

function store(cell: vscode.NotebookCell): StoredCell {
  const outputs = cell.outputs.map((output) =>
    output.items.map((item) => ({ mime: item.mime, data: Buffer.from(item.data).toString("base64") })),
  );
  return { hash: hashOf(cell), ...runOf(cell), outputs };
}

function revive(item: StoredItem): vscode.NotebookCellOutputItem {
  return new vscode.NotebookCellOutputItem(Buffer.from(item.data, "base64"), item.mime);
}

async function readCells(file: string): Promise<StoredCell[]> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    // Nothing was kept, or what was kept is of no use.
    return [];
  }
}

function hashOf(cell: vscode.NotebookCell): string {
  return createHash("sha256").update(contentOf(cell)).digest("base64");
}
