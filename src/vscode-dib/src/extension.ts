import * as vscode from "vscode";
import { followOpenBy } from "./commands/openBy";
import { exportNotebook } from "./commands/export";
import { rebuild } from "./commands/rebuild";
import { Showing } from "./commands/show";
import { DiagnosticMarks } from "./language/diagnostics";
import { registerLanguageProviders } from "./language/providers";
import { tellOfDeletedFiles } from "./notebook/deletedFiles";
import { NotRun } from "./notebook/notRun";
import { OutputStore } from "./notebook/outputStore";
import { openPage } from "./notebook/pages";
import { reveal, type RevealRequest } from "./notebook/reveal";
import { DibSerializer } from "./notebook/serializer";
import type { ScriptFailure, Session } from "./notebook/session";
import { notebookType, Sessions } from "./notebook/sessions";
import { StaleMarks } from "./notebook/stale";
import { tellOfUnreadableFiles } from "./notebook/unreadable";
import { saveFile } from "./views/saveFile";
import { VariablesView } from "./views/variables";

/** Registers everything, and starts nothing: a kernel starts when a cell is run or written. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Dib notebooks", { log: true });
  const outputs = new OutputStore(vscode.Uri.joinPath(context.globalStorageUri, "outputs").fsPath);
  const sessions = new Sessions(context.extension.id, outputs, log);
  const stale = new StaleMarks(sessions);
  const showing = new Showing(context.storageUri ?? context.globalStorageUri, log);
  const withSession = (command: string, action: (session: Session) => unknown) =>
    vscode.commands.registerCommand(command, () => {
      if (sessions.active) return action(sessions.active);
      return vscode.window.showInformationMessage("Open a C# notebook first.");
    });

  context.subscriptions.push(
    log,
    sessions,
    showing,
    vscode.workspace.registerNotebookSerializer(notebookType, new DibSerializer(), { transientOutputs: true }),
    registerLanguageProviders(sessions),
    new DiagnosticMarks(sessions),
    stale,
    new VariablesView(sessions, context.extensionUri),
    new NotRun(sessions),
    tellOfDeletedFiles(),
    tellOfUnreadableFiles(),
    followOpenBy(),
    withSession("dib.interrupt", (session) => session.interrupt()),
    withSession("dib.restart", (session) => session.restart()),
    withSession("dib.rebuild", rebuild),
    withSession("dib.runStale", (session) => stale.run(session)),
    withSession("dib.export", (session) => exportNotebook(session.notebook, log)),
    withSession("dib.show", (session) => showing.show(session.notebook)),
    vscode.commands.registerCommand("dib.newNotebook", newNotebook),
    vscode.commands.registerCommand("dib.showLog", () => log.show()),
    messages("dib-error", reveal),
    messages("dib-script", (message: RevealRequest | ScriptFailure, editor) =>
      message.type === "failed" ? sessions.of(editor.notebook).fail(message.run) : reveal(message, editor),
    ),
    messages("dib-links", openPage),
    messages("dib-links-in-text", openPage),
    messages("dib-chart", saveFile),
    messages("dib-table", saveFile),
  );
}

function messages<Message>(renderer: string, take: (message: Message, editor: vscode.NotebookEditor) => unknown): vscode.Disposable {
  return vscode.notebooks.createRendererMessaging(renderer).onDidReceiveMessage(({ editor, message }) => take(message as Message, editor));
}

async function newNotebook(): Promise<void> {
  const data = new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Code, "", "csharp")]);
  await vscode.window.showNotebookDocument(await vscode.workspace.openNotebookDocument(notebookType, data));
}
