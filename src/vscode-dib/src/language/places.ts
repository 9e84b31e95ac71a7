import * as vscode from "vscode";
import type { CodeEdit, Position, SourcePlace, Span } from "../kernel/protocol";
import type { Session } from "../notebook/session";
import { kindOfCell } from "../notebook/serializer";

export function toRange({ start, end }: Span): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** What every question about a cell says of it. */
export function questionAbout(cell: vscode.NotebookCell, session: Session, position?: Position): object {
  return { ...facts(cell, position), earlierCode: session.codeAbove(cell) };
}

/** The same for a question whose answer may lie in any cell. */
export function questionAboutNotebook(cell: vscode.NotebookCell, session: Session, position: Position): object {
  return { ...facts(cell, position), cells: session.cells };
}

/** The edits of a cell, or of several of its notebook, as one that is undone at once. */
export function toWorkspaceEdit(edits: readonly CodeEdit[], cell: vscode.NotebookCell): vscode.WorkspaceEdit {
  const whole = new vscode.WorkspaceEdit();
  for (const { cell: name, linePositionSpan, newText } of edits)
    whole.replace(name === null ? cell.document.uri : vscode.Uri.parse(name), toRange(linePositionSpan), newText);
  return whole;
}

/** Where a place is for the editor. A cell of another notebook is only there once that notebook is read. */
export async function toLocation({ cell, file, fileCell, linePositionSpan }: SourcePlace): Promise<vscode.Location | undefined> {
  const range = toRange(linePositionSpan);
  if (cell !== null) return new vscode.Location(vscode.Uri.parse(cell), range);
  if (file === null) return undefined;
  const uri = vscode.Uri.file(file);
  if (fileCell === null) return new vscode.Location(uri, range);
  // Where nothing opens files of that kind as notebooks, the file is all there is.
  const notebook = await vscode.workspace.openNotebookDocument(uri).then(undefined, () => undefined);
  return new vscode.Location(notebook?.getCells()[fileCell]?.document.uri ?? uri, range);
}

function facts(cell: vscode.NotebookCell, position?: Position): object {
  return {
    code: cell.document.getText(),
    targetKernelName: kindOfCell(cell),
    cell: cell.document.uri.toString(),
    ...(position && { linePosition: { line: position.line, character: position.character } }),
  };
}
