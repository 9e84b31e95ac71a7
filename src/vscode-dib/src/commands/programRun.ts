import { type ChildProcess, spawn } from "node:child_process";
import * as vscode from "vscode";
import { findProgram, type Program, tellThatDotnetIsMissing, tellThatProgramIsMissing, wantsDotnet } from "../kernel/program";
import { folderOf } from "../notebook/session";

/** How a run of `dib` ended, what it said, and what it said of errors. */
export interface ProgramRun {
  readonly exitCode: number | null;
  readonly said: string;
  readonly errors: string;
}

/** The program, with the notebook's file as the editor shows it: what was not saved is saved first, as before a build. */
export async function prepare(notebook: vscode.NotebookDocument): Promise<{ program: Program; file: vscode.Uri } | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const file = notebook.isDirty || notebook.isUntitled ? await vscode.workspace.save(notebook.uri) : notebook.uri;
  if (!file) return undefined;
  if (file.scheme !== "file") {
    void vscode.window.showErrorMessage(`The notebook lies in '${file.scheme}:', and dib reads files of a disk.`);
    return undefined;
  }
  const program = findProgram(folderOf(notebook));
  if (!program) void tellThatProgramIsMissing(folderOf(notebook));
  return program && { program, file };
}

/** Runs `dib` to its end, or until it is cancelled. */
export function run(
  program: Program,
  args: readonly string[],
  folder: string,
  log: vscode.LogOutputChannel,
  cancellation: vscode.CancellationToken,
): Promise<ProgramRun> {
  return new Promise((done) => {
    const process = start(program, args, folder, log);
    let [said, errors] = ["", ""];
    process.stdout!.on("data", (text: Buffer) => (said += text.toString()));
    process.stderr!.on("data", (text: Buffer) => (errors += text.toString()));
    process.on("error", (error) => done({ exitCode: null, said, errors: `${program.command} did not start: ${error.message}` }));
    process.on("close", (exitCode) => {
      if (wantsDotnet(program, errors)) tellThatDotnetIsMissing();
      done({ exitCode, said, errors });
    });
    cancellation.onCancellationRequested(() => process.kill());
  });
}

/** Starts `dib`; what it says goes to the log too. */
export function start(program: Program, args: readonly string[], folder: string, log: vscode.LogOutputChannel): ChildProcess {
  log.info([program.command, ...program.args, ...args].join(" "));
  const process = spawn(program.command, [...program.args, ...args], { cwd: folder, windowsHide: true });
  for (const stream of [process.stdout, process.stderr]) stream.on("data", (text: Buffer) => log.info(text.toString().trimEnd()));
  return process;
}

/** What is said of the notebook that failed, or else the last error. */
export function whyItFailed({ said, errors, exitCode }: ProgramRun): string {
  const ofNotebook = /^failed .*\n((?:[ \t]+.+\n?)+)/m.exec(said)?.[1];
  const why = ofNotebook ?? errors.trim().split("\n").at(-1) ?? "";
  return why.trim().replace(/\s+/g, " ") || `dib ended with exit code ${exitCode}.`;
}
