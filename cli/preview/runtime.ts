import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state";

export interface LogMessage {
  severity: "info" | "warning" | "error";
  text: string;
}

const runtime = state as unknown as {
  withLocalStorage<T>(run: () => T): T;
  getStore(): { settings: { options: { rootDirectory?: string } } };
};

/** Runs with a runtime state of its own, so that nothing of an earlier run, failed or not, reaches this one. */
export function inFreshRuntime<T>(run: () => T): T {
  return runtime.withLocalStorage(run);
}

/** The SDK takes the project's folder from the engine alone. */
export function setRootDirectory(folder: string): void {
  runtime.getStore().settings.options.rootDirectory = folder;
}

/**
 * Takes what the program logs: without an engine the SDK would print it in the middle of the command's own output.
 * Returns what puts the SDK's own functions back.
 */
export function takeLogs(onLog: (message: LogMessage) => void): () => void {
  const log = pulumi.log as Record<"info" | "warn" | "error", (text: string) => Promise<void>>;
  const { info, warn, error } = log;
  const taker = (severity: LogMessage["severity"]) => (text: string) => {
    onLog({ severity, text });
    return Promise.resolve();
  };
  Object.assign(log, { info: taker("info"), warn: taker("warning"), error: taker("error") });
  return () => Object.assign(log, { info, warn, error });
}

/**
 * The SDK writes down a stack trace for each of a program's many thousand promises, for a report on those that are left
 * at the end. This preview reports them in its own way; without the traces a run takes half the time.
 */
export function withoutPromiseTraces(): void {
  const debuggable = createRequire(__filename)("@pulumi/pulumi/runtime/debuggable") as {
    debuggablePromise: <T>(promise: Promise<T>) => Promise<T>;
  };
  debuggable.debuggablePromise = (promise) => promise;
}
