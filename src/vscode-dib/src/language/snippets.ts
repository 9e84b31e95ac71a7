import * as vscode from "vscode";
import { kindOfCell } from "../notebook/serializer";
import type { Sessions } from "../notebook/sessions";
import snippets from "./snippets.json";

/** Cells to begin with, where a line begins. They are no contribution of the package: that would offer them in every C# file. */
export function registerSnippets(sessions: Sessions, cells: vscode.DocumentSelector): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(cells, {
    provideCompletionItems(document, position) {
      const place = sessions.ofDocument(document);
      const before = document.lineAt(position).text.slice(0, position.character);
      if (!place || kindOfCell(place.cell) !== "csharp" || !/^\s*\p{L}*$/u.test(before)) return undefined;
      return Object.values(snippets).map(({ prefix, description, body }) => {
        const item = new vscode.CompletionItem({ label: prefix, description }, vscode.CompletionItemKind.Snippet);
        item.insertText = new vscode.SnippetString(body.join("\n"));
        item.documentation = new vscode.MarkdownString().appendCodeblock(plain(body.join("\n")), "csharp");
        return item;
      });
    },
  });
}

/** A snippet as it is written before anything is filled in. */
function plain(body: string): string {
  const names = new Map([...body.matchAll(/\$\{(\d+):([^}]*)\}/g)].map(([, number, name]) => [number, name]));
  return body.replace(/\$\{\d+:([^}]*)\}/g, "$1").replace(/\$(\d+)/g, (_, number: string) => names.get(number) ?? "");
}
