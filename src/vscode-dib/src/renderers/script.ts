import type { ActivationFunction } from "vscode-notebook-renderer";
import { clear, create, notice } from "./dom";
import { errorBox } from "./errorBox";
import type { Messenger } from "./save";

/** What is given to this renderer: the text of a cell of JavaScript. */
interface Script {
  readonly code: string;
  /** The cell's document. */
  readonly cell: string;
  /** What the extension calls this run of the cell. */
  readonly run: string;
}

/** What runs in the notebook's page, and where that shows what it writes and how it fails. */
interface RunningScript {
  readonly script: Script;
  readonly output: HTMLElement;
  readonly messenger: Messenger;
}

const levels = ["debug", "log", "info", "warn", "error"] as const;

/** By the name under which the browser knows the script, which stands in stacks: so that work that it left running is told from others. */
const scripts = new Map<string, RunningScript>();
const nameOfScript = /dib-script-\d+\.js/;
let count = 0;
let current: RunningScript | undefined;

export const activate: ActivationFunction = (context) => {
  const names = new Map<string, string>();
  const dispose = (id: string) => {
    scripts.delete(names.get(id) ?? "");
    names.delete(id);
  };
  listen();
  return {
    renderOutputItem(item, output) {
      dispose(item.id);
      const element = clear(output);
      // Kept outputs may come from anyone, and scripts act.
      if (!context.workspace.isTrusted) {
        element.append(notice("The script runs once the workspace is trusted."));
        return;
      }
      const name = `dib-script-${++count}.js`;
      const running = { script: item.json() as Script, output: element, messenger: context };
      names.set(item.id, name);
      scripts.set(name, running);
      current = running;
      element.append(create("script", {}, `${running.script.code}\n//# sourceURL=${name}`));
      current = undefined;
    },
    disposeOutputItem(id) {
      for (const each of id === undefined ? [...names.keys()] : [id]) dispose(each);
    },
  };
};

/** Shows what scripts write to the console and how they fail, which only the browser's own tools would show. */
function listen(): void {
  for (const level of levels) {
    const write = console[level];
    console[level] = (...values: unknown[]) => {
      const running = current ?? scriptIn(new Error().stack);
      if (running) running.output.append(create("pre", { class: `log ${level}` }, values.map(textOf).join(" ")));
      else write(...values);
    };
  }
  addEventListener("error", (event) => {
    const running = current ?? scriptIn(event.filename) ?? scriptIn(event.error?.stack);
    if (!running) return;
    event.preventDefault();
    fail(running, event.error ?? event.message, event.lineno);
  });
  addEventListener("unhandledrejection", (event) => {
    const stack: unknown = event.reason?.stack;
    const running = scriptIn(stack);
    if (!running) return;
    event.preventDefault();
    fail(running, event.reason, Number(/dib-script-\d+\.js:(\d+)/.exec(String(stack))?.[1]));
  });
}

function scriptIn(text: unknown): RunningScript | undefined {
  return scripts.get(nameOfScript.exec(String(text))?.[0] ?? "");
}

function fail({ script, output, messenger }: RunningScript, error: unknown, line: number): void {
  const place = line ? `line ${line}` : "";
  const message = place ? `${place}: ${String(error)}` : String(error);
  output.append(errorBox({ message, links: place ? [{ text: place, cell: script.cell, line }] : [] }, messenger));
  messenger.postMessage?.({ type: "failed", run: script.run });
}

function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null || value instanceof Error) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
}
