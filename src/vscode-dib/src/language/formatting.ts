import * as vscode from "vscode";
import type { Sessions } from "../notebook/sessions";
import { questionAbout, toRange } from "./places";

/** Lays out cells, parts of them, and what a `;` or `}` ends. */
export function formatting(sessions: Sessions, cells: vscode.DocumentSelector): vscode.Disposable {
  const ask = async (document: vscode.TextDocument, { tabSize, insertSpaces }: vscode.FormattingOptions, part: object) => {
    const place = sessions.ofDocument(document);
    if (!place) return undefined;
    const question = { ...questionAbout(place.cell, place.session), tabSize, insertSpaces, ...part };
    const found = await place.session.ask("RequestFormatting", question, "FormattingProduced");
    return found?.edits.map((edit) => new vscode.TextEdit(toRange(edit.linePositionSpan), edit.newText));
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentFormattingEditProvider(cells, {
      provideDocumentFormattingEdits: (document, options) => ask(document, options, {}),
    }),
    vscode.languages.registerDocumentRangeFormattingEditProvider(cells, {
      provideDocumentRangeFormattingEdits: (document, { start, end }, options) =>
        ask(document, options, { linePositionSpan: { start: plain(start), end: plain(end) } }),
    }),
    vscode.languages.registerOnTypeFormattingEditProvider(
      cells,
      { provideOnTypeFormattingEdits: (document, position, _typed, options) => ask(document, options, { typed: plain(position) }) },
      ";",
      "}",
    ),
  );
}

function plain({ line, character }: vscode.Position): object {
  return { line, character };
}
