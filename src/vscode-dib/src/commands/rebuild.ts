import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import * as vscode from "vscode";
import { readDib } from "../format";
import { folderOf, type Session } from "../notebook/session";
import { kindOfCell } from "../notebook/serializer";

/** Builds the projects that the notebook's libraries come from, restarts its kernel, and runs again what had been run. */
export async function rebuild(session: Session): Promise<void> {
  const { notebook } = session;
  const libraries = librariesOf(
    notebook.getCells().filter((cell) => kindOfCell(cell) === "csharp").map((cell) => cell.document.getText()),
    folderOf(notebook),
  );
  if (libraries.length === 0) {
    void vscode.window.showInformationMessage(
      'The notebook refers to no library: no cell and no imported notebook has a line such as #r "path/Library.dll".',
    );
    return;
  }
  const projects = await Promise.all(libraries.map(projectOf));
  const missing = libraries.filter((_, index) => !projects[index]);
  const found = [...new Set(projects.filter((project) => project !== undefined).map((project) => project.fsPath))];
  if (found.length === 0) {
    void vscode.window.showErrorMessage(
      `No project of this workspace builds ${missing.map((path) => basename(path)).join(", ")}. Expected a project file of the same name.`,
    );
    return;
  }

  const cells = session.cellsRun;
  const built = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `Building ${found.map((path) => basename(path, ".csproj")).join(", ")}` },
    async () => {
      for (const project of found) {
        if (!(await build(project))) return false;
      }
      return true;
    },
  );
  if (!built) {
    void vscode.window.showErrorMessage(
      "The build failed; the kernel goes on with the libraries as they were. The terminal and the Problems view show why.",
    );
    return;
  }
  await session.restart();
  await session.run(cells.length > 0 ? cells : notebook.getCells().filter((cell) => cell.kind === vscode.NotebookCellKind.Code));
}

/** The libraries that cells refer to by path, those of imported notebooks included. */
function librariesOf(codes: readonly string[], folder: string, seen = new Set<string>()): string[] {
  return codes.flatMap((code) => {
    const references = [...code.matchAll(/^#r\s+"(?!nuget:)([^"]+)"/gm)].map((match) => resolve(folder, match[1]!));
    const imported = [...code.matchAll(/^#!import\s+(?:"([^"]+)"|(\S+))/gm)].map((match) => resolve(folder, match[1] ?? match[2]!));
    return [
      ...references,
      ...imported.flatMap((file) => {
        if (seen.has(file) || !file.endsWith(".dib") || !existsSync(file)) return [];
        seen.add(file);
        return librariesOf(readDib(readFileSync(file)).cells.map((cell) => cell.source), dirname(file), seen);
      }),
    ];
  });
}

/** The project of the workspace that a library is named after. */
async function projectOf(library: string): Promise<vscode.Uri | undefined> {
  const name = basename(library).replace(/\.dll$/i, "");
  const [project] = await vscode.workspace.findFiles(`**/${name}.{cs,fs,vb}proj`, "**/{node_modules,bin,obj}/**", 1);
  return project;
}

/** A task, so that the user sees the build, and errors land in the Problems view. */
async function build(project: string): Promise<boolean> {
  const execution = new vscode.ProcessExecution("dotnet", ["build", project, "--nologo", "--verbosity", "quiet"], {
    cwd: dirname(project),
  });
  const task = new vscode.Task(
    { type: "dib", project },
    vscode.TaskScope.Workspace,
    `Build ${basename(project)}`,
    "dib",
    execution,
    "$msCompile",
  );
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent };
  const running = await vscode.tasks.executeTask(task);
  return new Promise((done) => {
    const listener = vscode.tasks.onDidEndTaskProcess((end) => {
      if (end.execution !== running) return;
      listener.dispose();
      done(end.exitCode === 0);
    });
  });
}
