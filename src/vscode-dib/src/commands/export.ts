import { copyFile, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join, parse } from "node:path";
import * as vscode from "vscode";
import { isOnDesk } from "../notebook/files";
import { folderOf } from "../notebook/session";
import { prepare, type ProgramRun, run, whyItFailed } from "./programRun";

/** A format that a notebook can be exported in. */
interface Format extends vscode.QuickPickItem {
  readonly extension: string;
  /** Whether its cells are run for it. */
  readonly runs: boolean;
  /** What `dib` is to do, and the file that it then has written in a folder of this export's own. */
  args(source: string, folder: string, name: string): { readonly args: readonly string[]; readonly written: string };
}

const formats: readonly Format[] = [
  {
    label: "Web Page (.html)",
    detail: "One file with what the cells show. Runs the notebook from its beginning.",
    extension: "html",
    runs: true,
    args: (source, folder, name) => ({
      args: ["render", source, "--self-contained", "--output", join(folder, "site")],
      written: join(folder, "site", `${name}.html`),
    }),
  },
  {
    label: "PDF (.pdf)",
    detail: "The web page as Chromium prints it. Runs the notebook from its beginning.",
    extension: "pdf",
    runs: true,
    args: (source, folder, name) => ({
      args: ["render", source, "--pdf", "--output", join(folder, "site")],
      written: join(folder, "site", "pdf", `${name}.pdf`),
    }),
  },
  {
    label: "Jupyter Notebook (.ipynb)",
    detail: "Cells and what they show. Runs the notebook from its beginning.",
    extension: "ipynb",
    runs: true,
    args: (source, folder, name) => converted([source, "--outputs"], join(folder, `${name}.ipynb`)),
  },
  {
    label: "C# Script (.csx)",
    detail: "The code; what is not C# becomes comments. Runs nothing.",
    extension: "csx",
    runs: false,
    args: (source, folder, name) => converted([source], join(folder, `${name}.csx`)),
  },
  {
    label: "Dib Notebook (.dib)",
    detail: "Cells as plain text, without what they showed. Runs nothing.",
    extension: "dib",
    runs: false,
    args: (source, folder, name) => converted([source], join(folder, `${name}.dib`)),
  },
];

/** Exit codes of `dib`. */
const fine = 0;
const failed = 1;
const claimBroken = 3;

const anyway = "Export Anyway";
const open = "Open";
const reveal = "Reveal";
const showLog = "Show Log";

/** Asks for a format and a place, and writes the notebook there: the whole file, or none. */
export async function exportNotebook(notebook: vscode.NotebookDocument, log: vscode.LogOutputChannel): Promise<void> {
  const others = formats.filter(({ extension }) => `.${extension}` !== extname(notebook.uri.path).toLowerCase());
  const format = await vscode.window.showQuickPick(others, { title: "Export", placeHolder: "The format to export the notebook in" });
  if (!format) return;
  const ready = await prepare(notebook);
  if (!ready) return;
  const { program, file } = ready;
  const { dir, name } = parse(file.fsPath);
  const target = await vscode.window.showSaveDialog({
    title: `Export as ${format.label}`,
    saveLabel: "Export",
    defaultUri: vscode.Uri.file(join(dir, `${name}.${format.extension}`)),
    filters: { [format.label]: [format.extension] },
  });
  if (!target) return;

  const root = vscode.workspace.getWorkspaceFolder(file)?.uri.fsPath ?? folderOf(notebook);
  const culture = vscode.workspace.getConfiguration("dib", file).get<string>("culture", "").trim();
  const attempt = async (options: readonly string[]): Promise<ProgramRun | undefined> => {
    const folder = await mkdtemp(join(tmpdir(), "dib-export-"));
    try {
      const { args, written } = format.args(file.fsPath, folder, name);
      const all = [...args, ...(culture && format.runs ? ["--culture", culture] : []), ...options];
      const result = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: `Exporting ${basename(target.fsPath)}`, cancellable: true },
        async (_, cancellation) => {
          const ended = await run(program, all, root, log, cancellation);
          return cancellation.isCancellationRequested ? undefined : ended;
        },
      );
      if (result && isWhole(result)) await put(written, target.fsPath);
      return result;
    } catch (error) {
      return { exitCode: null, said: "", errors: error instanceof Error ? error.message : String(error) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  let result = await attempt([]);
  if (result && isOfCell(result)) {
    if ((await tellFailure(result, log, [anyway])) !== anyway) return;
    result = await attempt(["--allow-errors"]);
  }
  if (!result) return;
  if (isWhole(result)) await tellSuccess(target, result);
  else await tellFailure(result, log, []);
}

function isWhole({ exitCode }: ProgramRun): boolean {
  return exitCode === fine || exitCode === claimBroken;
}

/** Whether a cell failed, which a file could show like any other output; a page that cannot be printed is another failure. */
function isOfCell({ exitCode, said, errors }: ProgramRun): boolean {
  return exitCode === failed && /\bcell \d+/.test(said + errors);
}

function converted(args: readonly string[], written: string): { args: string[]; written: string } {
  return { args: ["convert", ...args, "-o", written], written };
}

/** Puts a file in a place, whole or not at all. */
async function put(written: string, target: string): Promise<void> {
  const near = `${target}.${process.pid}.new`;
  try {
    await copyFile(written, near);
    await rename(near, target);
  } finally {
    await rm(near, { force: true });
  }
}

async function tellFailure(result: ProgramRun, log: vscode.LogOutputChannel, offers: readonly string[]): Promise<string | undefined> {
  const choice = await vscode.window.showErrorMessage(`Nothing was exported: ${whyItFailed(result)}`, ...offers, showLog);
  if (choice === showLog) log.show();
  return choice;
}

async function tellSuccess(target: vscode.Uri, { said, exitCode }: ProgramRun): Promise<void> {
  const lost = [...said.matchAll(/^ {2}left out: (.+)$/gm)].map((match) => match[1]);
  const message = [
    `Exported ${basename(target.fsPath)}.`,
    ...(lost.length > 0 ? [`Left out, as the format cannot hold it: ${lost.join("; ")}.`] : []),
    ...(exitCode === claimBroken ? ["A claim of the notebook no longer holds; the page says which."] : []),
  ].join(" ");
  const choice = await vscode.window.showInformationMessage(message, open, reveal);
  if (choice === open && isOnDesk() && /\.(html|pdf)$/i.test(target.path)) await vscode.env.openExternal(target);
  else if (choice === open) await vscode.commands.executeCommand("vscode.open", target);
  if (choice === reveal) await vscode.commands.executeCommand(isOnDesk() ? "revealFileInOS" : "revealInExplorer", target);
}
