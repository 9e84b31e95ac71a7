import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { dotnetIsMissing, type Program, wantsDotnet } from "./program";
import type { Failure, Input, KernelEvent } from "./protocol";

/** How a command ended. */
export type Outcome =
  | { readonly succeeded: true; readonly executionOrder?: number }
  | ({ readonly succeeded: false; readonly executionOrder?: number } & Failure);

export interface KernelClient {
  /** Asks the user; undefined where the user did not answer. */
  askInput(input: Input): Promise<string | undefined>;
  /** Takes what cells show after their command has ended. */
  showLate(event: KernelEvent): void;
  /** The process is gone. */
  onExit(reason: Failure): void;
}

interface Pending {
  readonly onEvent: (event: KernelEvent) => void;
  readonly end: (outcome: Outcome) => void;
}

/** As much of what a dying process wrote as one reads: a stack overflow fills pages. */
const longestLastWords = 4000;

/** One `dib kernel`: takes commands, and passes on what comes of them. */
export class KernelProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly pending = new Map<string, Pending>();
  private count = 0;
  private errors = "";
  private ended?: Failure;

  constructor(
    private readonly program: Program,
    folder: string,
    culture: string,
    private readonly client: KernelClient,
  ) {
    const options = culture ? ["--culture", culture] : [];
    this.child = spawn(program.command, [...program.args, "kernel", "--warm", ...options], { cwd: folder, windowsHide: true });
    createInterface({ input: this.child.stdout }).on("line", (line) => this.receive(line));
    this.child.stderr.setEncoding("utf8").on("data", (text: string) => (this.errors = (this.errors + text).slice(0, longestLastWords)));
    // Writing to a process that has just ended: its end is told by "close".
    this.child.stdin.on("error", () => undefined);
    this.child.on("error", (error) => this.end({ message: `${program.command} did not start: ${error.message}` }));
    this.child.on("close", (code, signal) =>
      this.end({ message: `The kernel ended (${signal ?? `exit code ${code}`}): variables are gone.`, details: this.errors.trim() }),
    );
  }

  get isRunning(): boolean {
    return this.ended === undefined;
  }

  /** Sends a command; resolves at its last event. Never rejects: a kernel that ends fails its commands. */
  send(commandType: string, command: object, onEvent: (event: KernelEvent) => void = () => undefined): Promise<Outcome> {
    if (this.ended !== undefined) return Promise.resolve({ succeeded: false, ...this.ended });
    const token = String(++this.count);
    return new Promise((end) => {
      this.pending.set(token, { onEvent, end });
      this.write({ token, commandType, command, routingSlip: [] });
    });
  }

  /** Ends the process, whatever it is doing. */
  kill(reason: string): void {
    this.child.kill("SIGKILL");
    this.end({ message: reason });
  }

  private receive(line: string): void {
    // Lines that a process wrote before it was ended may come after its end was told.
    if (this.ended !== undefined) return;
    const message = JSON.parse(line);
    if (message.commandType === "RequestInput") {
      void this.answerInput(message.token, message.command);
      return;
    }
    const token: string | undefined = message.command?.token;
    const pending = token === undefined ? undefined : this.pending.get(token);
    switch (message.eventType) {
      case "CommandSucceeded":
      case "CommandFailed":
        this.pending.delete(token ?? "");
        pending?.end({
          ...message.event,
          executionOrder: message.event.executionOrder ?? undefined,
          succeeded: message.eventType === "CommandSucceeded",
        });
        break;
      default:
        if (pending) pending.onEvent({ type: message.eventType, event: message.event });
        // What belongs to no command, like the news that the kernel is ready, belongs to no cell.
        else if (token !== undefined) this.client.showLate({ type: message.eventType, event: message.event });
    }
  }

  private async answerInput(token: string, input: Input): Promise<void> {
    const value = await this.client.askInput(input);
    if (value === undefined) void this.send("Cancel", {});
    else
      this.write({
        event: { value },
        eventType: "InputProduced",
        command: { token, commandType: "RequestInput", command: input },
        routingSlip: [],
      });
  }

  private write(envelope: object): void {
    this.child.stdin.write(`${JSON.stringify(envelope)}\n`);
  }

  private end(reason: Failure): void {
    if (this.ended !== undefined) return;
    if (wantsDotnet(this.program, `${reason.message}\n${reason.details ?? ""}`)) reason = { ...reason, message: dotnetIsMissing };
    this.ended = reason;
    for (const { end } of this.pending.values()) end({ succeeded: false, ...reason });
    this.pending.clear();
    this.client.onExit(reason);
  }
}
