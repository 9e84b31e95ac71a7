import type { DataFlow } from "../kernel/protocol";

/** A run of a cell by the present kernel. */
export interface CellRun {
  readonly text: string;
  /** How data flowed through it; undefined where the kernel did not tell. */
  readonly flow?: DataFlow;
  /** Which run it was: a later one has a higher number. */
  readonly at: number;
}

/** A cell as it stands in the notebook. */
export interface CellState {
  readonly text: string;
  /** Its last run; undefined where the present kernel has not run it. */
  readonly run?: CellRun;
  /** How data would flow through it as it is written now; undefined where that is as in its run, or not known yet. */
  readonly written?: DataFlow;
}

/** Why a cell does not show what it would show if the notebook were run from the top. */
export type Staleness =
  | { readonly kind: "edited" }
  | { readonly kind: "uses"; readonly name: string; readonly cell: number }
  | { readonly kind: "outside"; readonly member: string; readonly cell: number };

/**
 * The cells that are stale, by their indices: those edited since they ran, and those that use what an earlier cell defines or changes
 * which has been edited, has run later than they have, or is stale itself. In the order of the document, however the cells were run.
 */
export function staleCells(cells: readonly CellState[]): Map<number, Staleness> {
  const stale = new Map<number, Staleness>();
  const isNewer = (above: number, run: CellRun) => stale.has(above) || (cells[above]!.run?.at ?? 0) > run.at;
  for (const [index, { text, run }] of cells.entries()) {
    if (!run) continue;
    if (run.text !== text) {
      stale.set(index, { kind: "edited" });
      continue;
    }
    const source = run.flow?.uses.map((name) => ({ name, cell: sourceOf(name, index, cells, (above) => isNewer(above, run)) }));
    const changed = source?.find(({ cell }) => cell !== undefined);
    if (changed) {
      stale.set(index, { kind: "uses", name: changed.name, cell: changed.cell! });
      continue;
    }
    const outside = cells.findIndex((above, other) => other < index && above.run?.flow?.outside && above.run.at > run.at);
    if (outside >= 0) stale.set(index, { kind: "outside", member: cells[outside]!.run!.flow!.outside!, cell: outside });
  }
  return stale;
}

/** The newer cell that a name comes from: the nearest above that defines it, or one between that changes it. */
function sourceOf(name: string, index: number, cells: readonly CellState[], isNewer: (above: number) => boolean): number | undefined {
  for (let above = index - 1; above >= 0; above--) {
    const flows = [cells[above]!.run?.flow, cells[above]!.written].filter((flow) => flow !== undefined);
    const defines = flows.some((flow) => flow.defines.includes(name));
    // What an edited cell calls counts as changing something only once it has run.
    const changes = flows.some((flow) => flow.changes.includes(name)) || (cells[above]!.run?.flow?.mayChange.includes(name) ?? false);
    // What was never run, but stands above, will be found there by the next run.
    if ((defines || changes) && (isNewer(above) || !cells[above]!.run)) return above;
    if (defines) return undefined;
  }
  return undefined;
}
