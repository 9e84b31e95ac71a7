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

function textOf(cell: vscode.NotebookCell): string {
  return trimLines(cell.document.getText().split(/\r?\n/)).join("\n");
}
