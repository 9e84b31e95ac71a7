import * as vscode from "vscode";
import type { Position, Span } from "../kernel/protocol";
import type { Session } from "../notebook/session";
import { kindOfCell } from "../notebook/serializer";

export function toRange({ start, end }: Span): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** What every question about a cell says of it. */
export function questionAbout(cell: vscode.NotebookCell, session: Session, position?: Position): object {
  return {
    code: cell.document.getText(),
    targetKernelName: kindOfCell(cell),
    earlierCode: session.codeAbove(cell),
    cell: cell.document.uri.toString(),
    ...(position && { linePosition: { line: position.line, character: position.character } }),
  };
}
