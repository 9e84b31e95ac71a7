import type * as vscode from "vscode";
import { trimLines } from "../format";
import { kindOfCell } from "./serializer";

/** What a file holds of a cell: its kind, and its text without the empty lines at both ends. */
export function contentOf(cell: vscode.NotebookCell): string {
  return `${kindOfCell(cell)}\n${textOf(cell)}`;
}

/** The cells that a notebook's file holds: empty ones are not written. */
export function writtenCells(notebook: vscode.NotebookDocument): vscode.NotebookCell[] {
  return notebook.getCells().filter((cell) => textOf(cell) !== "");
}

/** Whether two notebooks would be the same file. */
export function holdTheSame(one: vscode.NotebookDocument, other: vscode.NotebookDocument): boolean {
  const [cells, others] = [writtenCells(one), writtenCells(other)];
  return cells.length === others.length && cells.every((cell, index) => contentOf(cell) === contentOf(others[index]!));
}

/** The cells above one; none above one that was deleted, which may still be asked about: it has no place any more. */
export function cellsAbove(cell: vscode.NotebookCell): vscode.NotebookCell[] {
  return cell.notebook.getCells().slice(0, Math.max(cell.index, 0));
}

function textOf(cell: vscode.NotebookCell): string {
  return trimLines(cell.document.getText().split(/\r?\n/)).join("\n");
}
