import { setImmediate as turn } from "node:timers/promises";
import { hostProcess } from "./host-process";
import type { Pending } from "./pending";
import { oneLine, ProgramError } from "./program-error";

/** Two turns of the event loop: enough for every rejection that is under way to be reported. */
export async function turns(): Promise<void> {
  await turn();
  await turn();
}

/**
 * The first thing that went wrong in a run. A program can fail out of sight of whoever started it: the SDK resolves the
 * run and leaves only a rejection that nobody handles. So while a program runs every such rejection is fatal.
 */
export class Failure {
  /** Rejects with the first failure; never resolves. */
  readonly first: Promise<never>;
  private reject: (error: ProgramError) => void = () => undefined;
  private reported?: ProgramError;
  private whenIdle?: () => void;

  constructor(private readonly pending: Pending) {
    this.first = new Promise<never>((_, reject) => (this.reject = reject));
    // A failure after the document was taken has no one left to tell.
    this.first.catch(() => undefined);
  }

  report(error: ProgramError): void {
    this.reported ??= error;
    this.reject(this.reported);
  }

  /** What the program itself threw. */
  threw(thrown: unknown): void {
    this.report(
      thrown instanceof ProgramError
        ? thrown
        : new ProgramError(oneLine(thrown), this.pending.thrower(thrown), { cause: thrown }),
    );
  }

  throwIfReported(): void {
    if (this.reported !== undefined) throw this.reported;
  }

  /** Listens, in place of whoever else does, until the returned function is called. */
  listen(): () => void {
    const stops = [
      this.replace("unhandledRejection", (thrown) => this.unhandled(thrown)),
      this.replace("uncaughtException", (thrown) => this.unhandled(thrown)),
    ];
    const nothingLeft = (): void => this.nothingLeft();
    hostProcess.on("beforeExit", nothingLeft);
    return () => {
      stops.forEach((stop) => stop());
      hostProcess.off("beforeExit", nothingLeft);
    };
  }

  /** Resolves when this process has nothing left to do. */
  idle(): Promise<void> {
    return new Promise((resolve) => (this.whenIdle = resolve));
  }

  private nothingLeft(): void {
    if (this.whenIdle !== undefined) return this.whenIdle();
    this.report(new ProgramError("waits for something that never comes, perhaps for itself", this.pending.first));
  }

  private unhandled(thrown: unknown): void {
    const name = async (): Promise<void> => {
      // Whatever does not wait for the failed value gets its chance to be registered; then the first that waits is it.
      await turns();
      this.report(new ProgramError(oneLine(thrown), this.pending.first, { cause: thrown }));
    };
    void name();
  }

  private replace(event: "unhandledRejection" | "uncaughtException", listener: (thrown: unknown) => void): () => void {
    const others = hostProcess.rawListeners(event) as ((...args: unknown[]) => void)[];
    hostProcess.removeAllListeners(event);
    hostProcess.on(event, listener);
    return () => {
      hostProcess.off(event, listener);
      others.forEach((other) => hostProcess.on(event, other));
    };
  }
}
