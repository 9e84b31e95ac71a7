import type * as vscode from "vscode";

/** What is looked for, once an event has brought it; undefined where none has for as long as one is ready to wait. */
export function whenThere<T>(find: () => T | undefined, event: vscode.Event<unknown>, milliseconds: number): Promise<T | undefined> {
  return new Promise((done) => {
    const end = () => {
      listener.dispose();
      clearTimeout(timer);
      done(find());
    };
    const listener = event(() => find() && end());
    const timer = setTimeout(end, milliseconds);
    if (find()) end();
  });
}
