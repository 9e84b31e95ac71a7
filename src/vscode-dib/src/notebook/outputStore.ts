import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as vscode from "vscode";
import { contentOf } from "./contents";
import { isShown, type Run, runOf, showEarlier, showRun } from "./earlierRuns";
import { withLinks } from "./outputs";

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
  /** What this window has read and written, by file. What else is found there is of another window that shows the same notebook. */
  private readonly known = new Map<string, ReadonlySet<string>>();
  private working: Promise<void> = Promise.resolve();

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
    const links = linksToContent(notebook);
    const cells = notebook.getCells().filter(isShown).map((cell) => store(cell, links));
    await this.inTurn(() => this.write(this.fileOf(owner.uri), cells));
  }

  /** Goes on with what is kept for a file that has got another name. */
  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    await this.inTurn(async () => {
      try {
        await rename(this.fileOf(from), this.fileOf(to));
      } catch {
        // Nothing was kept.
      }
    });
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
    const file = this.fileOf(notebook.uri);
    const kept = await readCells(file);
    this.known.set(file, new Set(kept.map(nameOf)));
    const links = new Map([...linksToContent(notebook)].map(([cell, content]) => [content, cell]));
    for (const cell of notebook.getCells()) {
      // The editor opens some notebooks for a moment only.
      if (notebook.isClosed) return;
      const index = kept.findIndex((stored) => stored.hash === hashOf(cell));
      if (index < 0 || cell.outputs.length > 0 || cell.kind !== vscode.NotebookCellKind.Code) continue;
      const [stored] = kept.splice(index, 1);
      const { hash, outputs, ...run } = stored!;
      const show = hasRun(cell) ? showRun : showEarlier;
      await show(
        controller,
        cell,
        run,
        outputs.map((items) => new vscode.NotebookCellOutput(items.map(revive).map((item) => withLinks(item, links)))),
      );
    }
  }

  private async write(file: string, own: readonly StoredCell[]): Promise<void> {
    const cells = merge(own, (await readCells(file)).filter((stored) => !this.known.get(file)?.has(nameOf(stored))));
    this.known.set(file, new Set(own.map(nameOf)));
    if (cells.length === 0) return rm(file, { force: true });
    await mkdir(this.folder, { recursive: true });
    const temporary = `${file}.${process.pid}.new`;
    await writeFile(temporary, JSON.stringify(cells));
    await rename(temporary, file);
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.working.then(work);
    this.working = done.catch(() => undefined);
    return done;
  }

  private fileOf(notebook: vscode.Uri): string {
    return join(this.folder, `${createHash("sha256").update(notebook.toString()).digest("hex").slice(0, 32)}.json`);
  }
}

function store(cell: vscode.NotebookCell, links: ReadonlyMap<string, string>): StoredCell {
  const outputs = cell.outputs.map(({ items }) =>
    items.map((item) => withLinks(item, links)).map(({ mime, data }) => ({ mime, data: Buffer.from(data).toString("base64") })),
  );
  return { hash: hashOf(cell), ...runOf(cell), outputs };
}

/** What kept outputs call the cells that they lead to: VS Code's own names are given anew whenever a notebook is opened. */
function linksToContent(notebook: vscode.NotebookDocument): Map<string, string> {
  return new Map(notebook.getCells().map((cell) => [cell.document.uri.toString(), `dib-cell:${hashOf(cell)}`]));
}

/** What tells one run of a cell from others. */
function nameOf({ hash, endTime }: StoredCell): string {
  return `${hash} ${endTime}`;
}

/** This window's outputs with those of others: of the same text, those of the later run. */
function merge(own: readonly StoredCell[], others: readonly StoredCell[]): StoredCell[] {
  const merged = [...own];
  const taken = new Set<number>();
  for (const other of others) {
    const index = own.findIndex((cell, place) => cell.hash === other.hash && !taken.has(place));
    if (index < 0) merged.push(other);
    else taken.add(index);
    if (index >= 0 && (other.endTime ?? 0) > (own[index]!.endTime ?? 0)) merged[index] = other;
  }
  return merged;
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
