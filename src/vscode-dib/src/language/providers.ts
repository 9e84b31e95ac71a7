import * as vscode from "vscode";
import type { FormattedValue } from "../kernel/protocol";
import { jupyterType, polyglotLanguages } from "../notebook/jupyter";
import { notebookType, type Sessions } from "../notebook/sessions";
import { formatting } from "./formatting";
import { registerSnippets } from "./snippets";
import { SemanticColours } from "./semanticColours";
import { questionAbout, questionAboutNotebook, toLocation, toRange, toWorkspaceEdit } from "./places";

/** What a C# editor does, in C# cells: the notebook's own kernel answers. */
export function registerLanguageProviders(sessions: Sessions): vscode.Disposable {
  const cells: vscode.DocumentSelector = [
    { notebookType, language: "csharp" },
    ...["csharp", ...polyglotLanguages].map((language) => ({ notebookType: jupyterType, language })),
  ];
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(cells, completions(sessions), ".", "#", '"', "/"),
    vscode.languages.registerHoverProvider(cells, hover(sessions)),
    vscode.languages.registerSignatureHelpProvider(cells, signatures(sessions), {
      triggerCharacters: ["(", ",", "["],
      retriggerCharacters: [")"],
    }),
    vscode.languages.registerDefinitionProvider(cells, definitions(sessions)),
    vscode.languages.registerCodeActionsProvider(cells, fixes(sessions), { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    formatting(sessions, cells),
    new SemanticColours(sessions, cells),
    registerSnippets(sessions, cells),
    vscode.languages.registerRenameProvider(cells, renaming(sessions)),
  );
}

function completions(sessions: Sessions): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position) {
      const place = sessions.ofDocument(document);
      if (!place) return undefined;
      const found = await place.session.ask(
        "RequestCompletions",
        { ...questionAbout(place.cell, place.session, position), takesEdits: true },
        "CompletionsProduced",
      );
      if (!found) return undefined;
      const range = toRange(found.linePositionSpan);
      const items = found.completions.map((completion) => {
        const label = completion.import ? { label: completion.displayText, description: completion.import } : completion.displayText;
        const item = new vscode.CompletionItem(label, kinds[completion.kind] ?? vscode.CompletionItemKind.Text);
        item.insertText = completion.insertText;
        item.filterText = completion.filterText;
        item.sortText = completion.sortText;
        item.range = range;
        item.additionalTextEdits = completion.additionalEdits?.map((edit) => new vscode.TextEdit(toRange(edit.linePositionSpan), edit.newText));
        if (completion.documentation) item.documentation = new vscode.MarkdownString(completion.documentation);
        return item;
      });
      // The kernel gives what fits the text so far, so that other text has to be asked for again.
      return new vscode.CompletionList(items, true);
    },
  };
}

function hover(sessions: Sessions): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const place = sessions.ofDocument(document);
      if (!place) return undefined;
      const found = await place.session.ask("RequestHoverText", questionAbout(place.cell, place.session, position), "HoverTextProduced");
      return found && new vscode.Hover(found.content.map(markdown), found.linePositionSpan ? toRange(found.linePositionSpan) : undefined);
    },
  };
}

function signatures(sessions: Sessions): vscode.SignatureHelpProvider {
  return {
    async provideSignatureHelp(document, position) {
      const place = sessions.ofDocument(document);
      if (!place) return undefined;
      const found = await place.session.ask(
        "RequestSignatureHelp",
        questionAbout(place.cell, place.session, position),
        "SignatureHelpProduced",
      );
      if (!found || found.signatures.length === 0) return undefined;
      const help = new vscode.SignatureHelp();
      help.activeSignature = found.activeSignatureIndex;
      help.activeParameter = found.activeParameterIndex;
      help.signatures = found.signatures.map((signature) => {
        const shown = new vscode.SignatureInformation(signature.label, markdown(signature.documentation));
        shown.parameters = signature.parameters.map(
          (parameter) => new vscode.ParameterInformation(parameter.label, markdown(parameter.documentation)),
        );
        return shown;
      });
      return help;
    },
  };
}

function definitions(sessions: Sessions): vscode.DefinitionProvider {
  return {
    async provideDefinition(document, position) {
      const place = sessions.ofDocument(document);
      if (!place) return undefined;
      const question = questionAboutNotebook(place.cell, place.session, position);
      const found = await place.session.ask("RequestDefinition", question, "DefinitionProduced");
      const locations = await Promise.all(found?.places.map(toLocation) ?? []);
      return locations.filter((location) => location !== undefined);
    },
  };
}

function renaming(sessions: Sessions): vscode.RenameProvider {
  const ask = async (document: vscode.TextDocument, position: vscode.Position, newName?: string) => {
    const place = sessions.ofDocument(document);
    if (!place) return undefined;
    const question = { ...questionAboutNotebook(place.cell, place.session, position), newName };
    return { ...(await place.session.demand("RequestRename", question, "RenameProduced")), cell: place.cell };
  };
  return {
    async prepareRename(document, position) {
      const found = await ask(document, position);
      return found && { range: toRange(found.linePositionSpan), placeholder: found.name };
    },
    async provideRenameEdits(document, position, newName) {
      const found = await ask(document, position, newName);
      return found && toWorkspaceEdit(found.edits, found.cell);
    },
  };
}

/** The compiler's words for a name that it does not know: a variable or type, a type, a member. */
const unknownNames = ["CS0103", "CS0246", "CS1061"];

function fixes(sessions: Sessions): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, _range, context) {
      const place = sessions.ofDocument(document);
      if (!place) return undefined;
      const unknown = context.diagnostics.filter(({ code }) => unknownNames.includes(String(code)));
      const actions: vscode.CodeAction[] = [];
      // One after the other: a newer question takes the place of one that is not answered yet.
      for (const diagnostic of unknown) {
        const question = questionAbout(place.cell, place.session, diagnostic.range.start);
        const found = await place.session.ask("RequestCodeActions", question, "CodeActionsProduced");
        for (const [index, { title, edits }] of (found?.actions ?? []).entries()) {
          const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
          action.edit = toWorkspaceEdit(edits, place.cell);
          action.diagnostics = [diagnostic];
          action.isPreferred = index === 0;
          actions.push(action);
        }
      }
      return actions;
    },
  };
}

function markdown(value: FormattedValue): vscode.MarkdownString {
  return new vscode.MarkdownString(value.value);
}

const kind = vscode.CompletionItemKind;
const kinds: Readonly<Record<string, vscode.CompletionItemKind>> = {
  Namespace: kind.Module,
  Class: kind.Class,
  Struct: kind.Struct,
  Interface: kind.Interface,
  Enum: kind.Enum,
  EnumMember: kind.EnumMember,
  Delegate: kind.Event,
  TypeParameter: kind.TypeParameter,
  Method: kind.Method,
  ExtensionMethod: kind.Method,
  Property: kind.Property,
  Event: kind.Event,
  Field: kind.Field,
  Constant: kind.Constant,
  Variable: kind.Variable,
  Parameter: kind.Variable,
  Local: kind.Variable,
  Keyword: kind.Keyword,
  Directive: kind.Keyword,
  File: kind.File,
  Folder: kind.Folder,
};
