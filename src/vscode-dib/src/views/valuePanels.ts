import * as vscode from "vscode";
import type { Variable } from "../kernel/protocol";
import type { Session } from "../notebook/session";
import { saveFile, type SaveRequest } from "./saveFile";
import { valuePage } from "./valuePage";

/** A panel beside the notebook that shows a variable's whole value. One for all: the next variable takes its place. */
export class ValuePanels implements vscode.Disposable {
  private panel?: vscode.WebviewPanel;

  constructor(private readonly extension: vscode.Uri) {}

  async show(session: Session, variable: Variable): Promise<void> {
    const mimeType = variable.preferredMimeTypes.find((type) => type === "text/html") ?? "text/plain";
    const found = await session.ask("RequestValue", { name: variable.name, mimeType }, "ValueProduced");
    if (!found) {
      void vscode.window.showWarningMessage(`There is no variable '${variable.name}' any more.`);
      return;
    }
    const { webview } = (this.panel ??= this.open());
    const script = webview.asWebviewUri(vscode.Uri.joinPath(this.extension, "dist", "renderers", "page.js"));
    const html = mimeType === "text/html" ? found.formattedValue.value : `<pre>${escapeHtml(found.formattedValue.value)}</pre>`;
    this.panel.title = variable.name;
    webview.html = valuePage(`${variable.typeName} ${variable.name}`, html, script.toString(), webview.cspSource);
    this.panel.reveal(undefined, true);
  }

  dispose(): void {
    this.panel?.dispose();
  }

  private open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      "dib.value",
      "Value",
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.extension, "dist")] },
    );
    panel.onDidDispose(() => (this.panel = undefined));
    panel.webview.onDidReceiveMessage((message: SaveRequest) => saveFile(message));
    return panel;
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
