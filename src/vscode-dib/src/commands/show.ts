import type { ChildProcess } from "node:child_process";
import { basename, parse } from "node:path";
import * as vscode from "vscode";
import type { Program } from "../kernel/program";
import { folderOf } from "../notebook/session";
import { prepare, start } from "./programRun";

/** Shows notebooks in the browser. */
export class Showing implements vscode.Disposable {
  /** The servers that show notebooks, by notebook: each is asked to open its page again. */
  private readonly servers = new Map<string, { readonly process: ChildProcess; readonly address: Promise<string> }>();

  constructor(
    private readonly storage: vscode.Uri,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Opens the notebook's page in the browser, served so that it follows each save. */
  async show(notebook: vscode.NotebookDocument): Promise<void> {
    const ready = await prepare(notebook);
    if (!ready) return;
    const key = ready.file.toString();
    const server = this.servers.get(key) ?? this.serve(ready.program, ready.file, folderOf(notebook));
    this.servers.set(key, server);
    try {
      const address = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: "Rendering for the browser" },
        () => server.address,
      );
      await vscode.env.openExternal(await vscode.env.asExternalUri(vscode.Uri.parse(`${address}${parse(ready.file.fsPath).name}.html`)));
    } catch (error) {
      this.servers.delete(key);
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  dispose(): void {
    for (const { process } of this.servers.values()) process.kill();
  }

  private serve(program: Program, file: vscode.Uri, folder: string): { process: ChildProcess; address: Promise<string> } {
    const site = vscode.Uri.joinPath(this.storage, "site", basename(file.fsPath));
    const process = start(program, ["watch", file.fsPath, "--output", site.fsPath], folder, this.log);
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
    process.on("close", () => this.servers.delete(file.toString()));
    return { process, address };
  }
}
