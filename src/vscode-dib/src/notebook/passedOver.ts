import * as vscode from "vscode";
import { kindOfCell, languageOf } from "./serializer";

/** The kinds of cell that the kernel takes: it runs C#, and shows the others as they are. */
const kindsTaken: readonly string[] = ["csharp", "html", "javascript", "mermaid"];

/** The languages of cells that can run. The first is that of a new cell. */
export const languagesTaken = kindsTaken.map((kind) => languageOf(kind));

/** What readers call the kinds that notebooks of other kernels often have. */
const names: Readonly<Record<string, string | undefined>> = {
  fsharp: "F#",
  http: "HTTP",
  kql: "KQL",
  pwsh: "PowerShell",
  python: "Python",
  r: "R",
  sql: "SQL",
  value: "Value",
};

/** Whether a cell can run here. */
export function canRun(cell: vscode.NotebookCell): boolean {
  return kindsTaken.includes(kindOfCell(cell));
}

/** What readers call the kind of a cell. */
export function nameOfKind(cell: vscode.NotebookCell): string {
  const kind = kindOfCell(cell);
  return names[kind] ?? kind;
}

/** The cells that a run of several others has gone past, because they cannot run here. */
export function passedOver(ran: readonly vscode.NotebookCell[]): vscode.NotebookCell[] {
  const [first, last] = [ran[0], ran.at(-1)];
  if (!first || !last || first === last) return [];
  const cells = first.notebook.getCells().filter((cell) => cell.kind === vscode.NotebookCellKind.Code);
  // VS Code leaves them out of what it asks for: those at an end belong to a run that reaches this end.
  let start = cells.indexOf(first);
  let end = cells.indexOf(last);
  while (start > 0 && !canRun(cells[start - 1]!)) start--;
  while (end < cells.length - 1 && !canRun(cells[end + 1]!)) end++;
  return cells.slice(start, end + 1).filter((cell) => !canRun(cell) && cell.document.getText().trim() !== "");
}

/** Such as "3 cells were passed over: F# (2), SQL (1)." */
export function sentenceOf(cells: readonly vscode.NotebookCell[]): string {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(nameOfKind(cell), (counts.get(nameOfKind(cell)) ?? 0) + 1);
  const kinds = [...counts].map(([name, count]) => `${name} (${count})`).join(", ");
  return `${cells.length === 1 ? "1 cell was" : `${cells.length} cells were`} passed over: ${kinds}.`;
}
