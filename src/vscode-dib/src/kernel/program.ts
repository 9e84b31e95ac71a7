import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import * as vscode from "vscode";

/** How to start `dib`. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

const isWindows = process.platform === "win32";
const fileName = isWindows ? "dib.exe" : "dib";

/** The program in the extension's own package, beside the folder of its script. */
const packaged = join(__dirname, "..", "engine", "dib.dll");

/** What is said where .NET is missing, which the program needs to run. */
export const dotnetIsMissing = ".NET 10, which runs the cells, was not found on this machine. Once it is installed, run the cell again.";

/**
 * Finds `dib`: the setting, the build of a repository that the folder lies in, a tool manifest above it, the extension's own
 * package, the user's global tools, the PATH. Looks at files only, and starts nothing.
 */
export function findProgram(folder: string): Program | undefined {
  const setting = vscode.workspace.getConfiguration("dib").get<string>("program", "").trim();
  if (setting) return { command: setting.replace(/^~(?=[\\/])/, homedir()), args: [] };
  for (const above of foldersAbove(folder)) {
    const built = join(above, "artifacts", "bin", "Dib.Cli", "release", fileName);
    if (existsSync(built)) return { command: built, args: [] };
    const manifest = [join(above, ".config", "dotnet-tools.json"), join(above, "dotnet-tools.json")].find(existsSync);
    if (manifest && namesDib(manifest)) return { command: findDotnet(), args: ["tool", "run", "dib", "--"] };
  }
  if (existsSync(packaged)) return { command: findDotnet(), args: [packaged] };
  const installed = [join(homedir(), ".dotnet", "tools"), ...(process.env.PATH ?? "").split(delimiter)]
    .map((path) => join(path, fileName))
    .find(existsSync);
  return installed ? { command: installed, args: [] } : undefined;
}

/** Whether a program that did not start, or ended at once, wants a .NET that is not there. */
export function wantsDotnet({ command }: Program, said: string): boolean {
  return /You must install or update \.NET|You must install \.NET/.test(said) || (/dotnet(\.exe)?$/.test(command) && said.includes("ENOENT"));
}

let telling: Thenable<unknown> | undefined;

/** Says that .NET is missing, and leads to it. Once at a time: whatever is typed asks for a kernel. */
export function tellThatDotnetIsMissing(): void {
  const get = "Get .NET 10";
  telling ??= vscode.window.showErrorMessage(dotnetIsMissing, get).then((choice) => {
    telling = undefined;
    if (choice === get) void vscode.env.openExternal(vscode.Uri.parse("https://dotnet.microsoft.com/download/dotnet/10.0"));
  });
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

/** The .NET host: as terminals find it, or where its installers put it, which a window that was open before does not know. */
function findDotnet(): string {
  const name = isWindows ? "dotnet.exe" : "dotnet";
  const usual = isWindows
    ? [join(process.env.ProgramFiles ?? "C:\\Program Files", "dotnet")]
    : ["/usr/local/share/dotnet", "/usr/share/dotnet", "/usr/lib/dotnet"];
  const folders = [process.env.DOTNET_ROOT ?? "", ...(process.env.PATH ?? "").split(delimiter), ...usual, join(homedir(), ".dotnet")];
  return folders.filter((folder) => folder !== "").map((folder) => join(folder, name)).find(existsSync) ?? name;
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
