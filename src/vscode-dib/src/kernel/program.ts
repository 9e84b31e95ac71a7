import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import * as vscode from "vscode";

/** How to start `dib`. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

const fileName = process.platform === "win32" ? "dib.exe" : "dib";

/**
 * Finds `dib`: the setting, the build of a repository that the folder lies in, a tool manifest above it, the user's global
 * tools, the PATH. Looks at files only, and starts nothing.
 */
export function findProgram(folder: string): Program | undefined {
  const setting = vscode.workspace.getConfiguration("dib").get<string>("program", "").trim();
  if (setting) return { command: setting.replace(/^~(?=[\\/])/, homedir()), args: [] };
  for (const above of foldersAbove(folder)) {
    const built = join(above, "artifacts", "bin", "Dib.Cli", "release", fileName);
    if (existsSync(built)) return { command: built, args: [] };
    const manifest = [join(above, ".config", "dotnet-tools.json"), join(above, "dotnet-tools.json")].find(existsSync);
    if (manifest && namesDib(manifest)) return { command: "dotnet", args: ["tool", "run", "dib", "--"] };
  }
  const installed = [join(homedir(), ".dotnet", "tools"), ...(process.env.PATH ?? "").split(delimiter)]
    .map((path) => join(path, fileName))
    .find(existsSync);
  return installed ? { command: installed, args: [] } : undefined;
}

/** Says that `dib` is missing, and offers what helps. */
export async function tellThatProgramIsMissing(folder: string): Promise<void> {
  const sources = foldersAbove(folder).find((above) => existsSync(join(above, "src", "Dib.Cli", "Dib.Cli.csproj")));
  const build = "Build It";
  const settings = "Open Settings";
  const choice = await vscode.window.showErrorMessage(
    "The program 'dib', which runs the cells, was not found: not in the setting 'dib.program', not built in this workspace, " +
      "not among the .NET tools, not on the PATH. " +
      (sources ? "This workspace holds its sources." : "Install it with 'dotnet tool install', or name it in the setting."),
    ...(sources ? [build] : []),
    settings,
  );
  if (choice === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "dib.program");
  if (choice === build) {
    const task = new vscode.Task(
      { type: "dib" },
      vscode.TaskScope.Workspace,
      "Build dib",
      "dib",
      new vscode.ProcessExecution("dotnet", ["build", join("src", "Dib.Cli")], { cwd: sources! }),
    );
    await vscode.tasks.executeTask(task);
  }
}

export function foldersAbove(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(parent)];
}

function namesDib(manifest: string): boolean {
  try {
    const tools: Record<string, { commands?: string[] }> = JSON.parse(readFileSync(manifest, "utf8")).tools ?? {};
    return Object.values(tools).some((tool) => tool.commands?.includes("dib"));
  } catch {
    return false;
  }
}
