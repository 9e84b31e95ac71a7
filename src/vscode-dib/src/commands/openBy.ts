import * as vscode from "vscode";
import { notebookType } from "../notebook/sessions";

const polyglotExtension = "ms-dotnettools.dotnet-interactive-vscode";
const editors: Readonly<Record<string, string | undefined>> = { dib: notebookType, polyglot: "polyglot-notebook" };

/** Makes the setting `dib.openBy` VS Code's own association, where the Polyglot extension is there to choose from. */
export function followOpenBy(): vscode.Disposable {
  void associate();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("dib.openBy")) void associate();
    }),
    vscode.extensions.onDidChange(() => void associate()),
  );
}

async function associate(): Promise<void> {
  if (!vscode.extensions.getExtension(polyglotExtension)) return;
  const editor = editors[vscode.workspace.getConfiguration("dib").get<string>("openBy", "dib")];
  const workbench = vscode.workspace.getConfiguration("workbench");
  const associations = { ...workbench.get<Record<string, string>>("editorAssociations") };
  if (associations["*.dib"] === editor) return;
  // "ask": only what this extension wrote itself is taken back.
  if (editor === undefined) delete associations["*.dib"];
  else associations["*.dib"] = editor;
  await workbench.update("editorAssociations", associations, vscode.ConfigurationTarget.Global);
}
