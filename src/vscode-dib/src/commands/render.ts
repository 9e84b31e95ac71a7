import { type ChildProcess, spawn } from "node:child_process";
import { basename, join } from "node:path";
import * as vscode from "vscode";
import { findProgram, type Program, tellThatProgramIsMissing } from "../kernel/program";
import { folderOf } from "../notebook/session";

/** Renders notebooks as pages, and shows them in the browser. */
export class Rendering implements vscode.Disposable {
  /** The servers that show notebooks, by notebook: each is asked to open its page again. */
  private readonly servers = new Map<string, { readonly process: ChildProcess; readonly address: Promise<string> }>();

  constructor(
    private readonly storage: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Writes the notebook's page into the site of its workspace. */
  async render(notebook: vscode.NotebookDocument): Promise<void> {
    const program = await this.prepare(notebook);
    if (!program) return;
    const root = vscode.workspace.getWorkspaceFolder(notebook.uri)?.uri.fsPath ?? folderOf(notebook);
    const site = join(root, "artifacts", "site");
    const result = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `Rendering ${basename(notebook.uri.fsPath)}` },
      () => this.run(program, ["render", notebook.uri.fsPath, "--output", site], root),
    );
    const show = "Show in Browser";
    const log = "Show Log";
    const choice =
      result.exitCode === 0
        ? await vscode.window.showInformationMessage(`Rendered ${join(site, pageOf(notebook))}`, show)
        : await vscode.window.showErrorMessage(result.message || `dib render failed (exit code ${result.exitCode}).`, log);
    if (choice === show) await this.show(notebook);
    if (choice === log) this.log.show();
  }

  /** Opens the notebook's page in the browser, served so that it follows each save. */
  async show(notebook: vscode.NotebookDocument): Promise<void> {
    const program = await this.prepare(notebook);
    if (!program) return;
    const key = notebook.uri.toString();
    const server = this.servers.get(key) ?? this.serve(program, notebook);
    this.servers.set(key, server);
    try {
      const address = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: "Rendering for the browser" },
        () => server.address,
      );
      await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(address + pageOf(notebook))));
    } catch (error) {
      this.servers.delete(key);
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  dispose(): void {
    for (const { process } of this.servers.values()) process.kill();
  }

  /** The program, with the notebook's file as the editor shows it. */
  private async prepare(notebook: vscode.NotebookDocument): Promise<Program | undefined> {
    if (!vscode.workspace.isTrusted) return undefined;
    if (notebook.isUntitled) {
      void vscode.window.showInformationMessage("Save the notebook first: a page is made from its file.");
      return undefined;
    }
    if (notebook.isDirty && !(await notebook.save())) return undefined;
    const program = findProgram(folderOf(notebook));
    if (!program) void tellThatProgramIsMissing(folderOf(notebook));
    return program;
  }

  private serve(program: Program, notebook: vscode.NotebookDocument): { process: ChildProcess; address: Promise<string> } {
    const site = vscode.Uri.joinPath(this.storage, "site", basename(notebook.uri.fsPath, ".dib"));
    const process = this.start(program, ["watch", notebook.uri.fsPath, "--output", site.fsPath], folderOf(notebook));
    const address = new Promise<string>((served, failed) => {
      let said = "";
      const listen = (text: Buffer) => {
        said += text.toString();
        const match = /Serving (http\S+)/.exec(said);
        if (match) served(match[1]!.replace(/\/?$/, "/"));
      };
      process.stdout!.on("data", listen);
      process.stderr!.on("data", listen);
      process.on("error", (error) => failed(new Error(`${program.command} did not start: ${error.message}`)));
      process.on("close", () => failed(new Error(said.trim() || "dib watch ended.")));
    });
    process.on("close", () => this.servers.delete(notebook.uri.toString()));
    return { process, address };
  }

  private run(program: Program, args: readonly string[], folder: string): Promise<{ exitCode: number | null; message: string }> {
    return new Promise((done) => {
      const process = this.start(program, args, folder);
      let said = "";
      process.stdout!.on("data", (text: Buffer) => (said += text.toString()));
      process.stderr!.on("data", (text: Buffer) => (said += text.toString()));
      process.on("error", (error) => done({ exitCode: null, message: `${program.command} did not start: ${error.message}` }));
      process.on("close", (exitCode) => done({ exitCode, message: whyItFailed(said) }));
    });
  }

  private start(program: Program, args: readonly string[], folder: string): ChildProcess {
    this.log.info([program.command, ...program.args, ...args].join(" "));
    const process = spawn(program.command, [...program.args, ...args], { cwd: folder, windowsHide: true });
    for (const stream of [process.stdout, process.stderr]) stream.on("data", (text: Buffer) => this.log.info(text.toString().trimEnd()));
    return process;
  }
}

/** The notebook that failed with the lines that say why, or the last that was said. */
function whyItFailed(said: string): string {
  const lines = said.trim().split("\n");
  const failed = lines.findIndex((line) => line.startsWith("failed"));
  return (failed < 0 ? lines.slice(-1) : lines.slice(failed, failed + 3)).map((line) => line.trim().replace(/\s+/g, " ")).join(" — ");
}

function pageOf(notebook: vscode.NotebookDocument): string {
  return `${basename(notebook.uri.fsPath, ".dib")}.html`;
}
