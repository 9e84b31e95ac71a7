import * as vscode from "vscode";
import type { Variable } from "../kernel/protocol";
import type { Session } from "../notebook/session";
import { notebookType, type Sessions } from "../notebook/sessions";
import { ValuePanels } from "./valuePanels";

interface Item {
  readonly variable: Variable;
  readonly session: Session;
}

/** The variables of the notebook that was looked at last: name, type, a short form of the value; the whole on a click. */
export class VariablesView implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly panels: ValuePanels;
  private readonly disposables: vscode.Disposable[];
  private session?: Session;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(sessions: Sessions, extension: vscode.Uri) {
    this.panels = new ValuePanels(extension);
    this.session = sessions.active;
    this.disposables = [
      this.changed,
      this.panels,
      vscode.window.registerTreeDataProvider("dib.variables", this),
      vscode.window.onDidChangeActiveNotebookEditor(() => this.show(sessions.active ?? this.session)),
      vscode.workspace.onDidOpenNotebookDocument(appear),
      vscode.workspace.onDidCloseNotebookDocument(appear),
      sessions.onDidChange((session) => this.show(sessions.active ?? session)),
      vscode.commands.registerCommand("dib.showValue", ({ session, variable }: Item) => this.panels.show(session, variable)),
    ];
    appear();
  }

  async getChildren(item?: Item): Promise<Item[]> {
    const { session } = this;
    // Looking at the list must not start a kernel.
    if (item || !session?.hasKernel) return [];
    const found = await session.ask("RequestValueInfos", { mimeType: "text/plain" }, "ValueInfosProduced");
    return (found?.valueInfos ?? []).map((variable) => ({ variable, session }));
  }

  getTreeItem(item: Item): vscode.TreeItem {
    const { name, typeName, formattedValue } = item.variable;
    const shown = new vscode.TreeItem(name);
    const value = formattedValue.value.replace(/\s+/g, " ");
    shown.description = value === typeName ? typeName : `${typeName} · ${value}`;
    const tooltip = new vscode.MarkdownString();
    tooltip.appendCodeblock(`${typeName} ${name}`, "csharp").appendText(formattedValue.value);
    shown.tooltip = tooltip;
    shown.iconPath = new vscode.ThemeIcon(item.variable.preferredMimeTypes.includes("text/html") ? "symbol-array" : "symbol-variable");
    shown.command = { command: "dib.showValue", title: "Show Value", arguments: [item] };
    return shown;
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private show(session: Session | undefined): void {
    this.session = session?.isOver ? undefined : session;
    this.changed.fire();
  }
}

/** The view is there as long as a notebook is open: before one has run, it says what it is for. */
function appear(): void {
  const isOpen = vscode.workspace.notebookDocuments.some((notebook) => notebook.notebookType === notebookType);
  void vscode.commands.executeCommand("setContext", "dib.isOpen", isOpen);
}
