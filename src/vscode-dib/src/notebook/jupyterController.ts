import * as vscode from "vscode";
import { begin, isBlank, isCSharp, isJupyter, isOnlyOurs } from "./jupyter";

/**
 * The controller of Jupyter notebooks. It is there only while one is open that is of C#, or may become so: VS Code proposes the
 * only kernel that it knows, and this one must not be proposed for Python.
 */
export class JupyterController implements vscode.Disposable {
  private readonly disposable: vscode.Disposable;
  /** Notebooks whose kernel was chosen for their user once: another choice is the user's. */
  private readonly chosen = new WeakSet<vscode.NotebookDocument>();
  private controller?: vscode.NotebookController;

  constructor(
    private readonly create: () => vscode.NotebookController,
    private readonly onDidSelect: (notebook: vscode.NotebookDocument, selected: boolean) => void,
  ) {
    this.disposable = vscode.Disposable.from(
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.offer(notebook)),
      vscode.workspace.onDidCloseNotebookDocument(() => this.withdraw()),
    );
    vscode.workspace.notebookDocuments.forEach((notebook) => this.offer(notebook));
  }

  get current(): vscode.NotebookController {
    return (this.controller ??= this.make());
  }

  /** Whether a notebook is to run here unless its user says otherwise. */
  isDueFor(notebook: vscode.NotebookDocument): boolean {
    return isJupyter(notebook) && isOnlyOurs(notebook) && !this.chosen.has(notebook);
  }

  dispose(): void {
    this.disposable.dispose();
    this.controller?.dispose();
  }

  private offer(notebook: vscode.NotebookDocument): void {
    if (!isFor(notebook)) return;
    const { current } = this;
    if (isCSharp(notebook)) current.updateNotebookAffinity(notebook, vscode.NotebookControllerAffinity.Preferred);
  }

  private withdraw(): void {
    if (vscode.workspace.notebookDocuments.some(isFor)) return;
    this.controller?.dispose();
    this.controller = undefined;
  }

  private make(): vscode.NotebookController {
    const controller = this.create();
    controller.onDidChangeSelectedNotebooks(({ notebook, selected }) => {
      this.chosen.add(notebook);
      this.onDidSelect(notebook, selected);
      if (selected) void begin(notebook);
    });
    return controller;
  }
}

function isFor(notebook: vscode.NotebookDocument): boolean {
  return isJupyter(notebook) && (isCSharp(notebook) || isBlank(notebook));
}
