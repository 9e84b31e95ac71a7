import * as vscode from "vscode";
import type { Sessions } from "../notebook/sessions";
import { questionAbout } from "./places";

/** The kinds of names that the kernel tells, by their standard names. */
const types = [
  "namespace",
  "class",
  "enum",
  "interface",
  "struct",
  "typeParameter",
  "parameter",
  "variable",
  "property",
  "enumMember",
  "event",
  "function",
  "method",
  "label",
  "macro",
  "string",
];

/** How long typing must rest before cells below are coloured anew. */
const restOfEditing = 900;

/** Colours names as what they stand for. Only a kernel that runs is asked: looking at a notebook starts none. */
export class SemanticColours implements vscode.DocumentSemanticTokensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[];
  private timer?: NodeJS.Timeout;

  /** Other cells, or what the kernel knows, may have changed what names mean. */
  readonly onDidChangeSemanticTokens = this.changed.event;

  constructor(
    private readonly sessions: Sessions,
    cells: vscode.DocumentSelector,
  ) {
    this.disposables = [
      this.changed,
      sessions.onDidChange(() => this.changed.fire()),
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, cellChanges, contentChanges }) => {
        const isWritten = contentChanges.length > 0 || cellChanges.some((change) => change.document !== undefined);
        if (isWritten && sessions.serves(notebook)) this.later();
      }),
      vscode.languages.registerDocumentSemanticTokensProvider(cells, this, new vscode.SemanticTokensLegend(types)),
    ];
  }

  async provideDocumentSemanticTokens(document: vscode.TextDocument): Promise<vscode.SemanticTokens | undefined> {
    const place = this.sessions.ofDocument(document);
    if (!place?.session.hasKernel) return undefined;
    const question = questionAbout(place.cell, place.session);
    const found = await place.session.ask("RequestSemanticTokens", question, "SemanticTokensProduced");
    if (!found) return undefined;
    const indices = found.tokenTypes.map((type) => types.indexOf(type));
    return new vscode.SemanticTokens(Uint32Array.from(found.data, (value, index) => (index % 5 === 3 ? indices[value]! : value)));
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed.fire(), restOfEditing);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const disposable of this.disposables) disposable.dispose();
  }
}
