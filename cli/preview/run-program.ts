import "../../stacks/support/lean-sdk";
import * as pulumi from "@pulumi/pulumi";
import type { RecordedAnswers } from "./answers";
import type { GraphDocument } from "./graph";
import { Failure, turns } from "./failure";
import { markOutputInvokes } from "./invokes";
import { EmbeddedMonitor } from "./monitor";
import { Pending } from "./pending";
import { ProgramError } from "./program-error";
import type { OnRegister } from "./registrar";
import { Resources } from "./resources";
import { inFreshRuntime, setRootDirectory, takeLogs, withoutPromiseTraces, type LogMessage } from "./runtime";

export { ProgramError } from "./program-error";
export type { GraphDocument, GraphResource } from "./graph";
export type { RecordedAnswers } from "./answers";

export interface RunOptions {
  /** The Pulumi project's name. */
  project: string;
  /** The stack's name; with the project it is part of every URN. */
  stack: string;
  /** The folder of Pulumi.yaml: what `pulumi.getRootDirectory()` answers. @default "" */
  root?: string;
  /** What `pulumi.getOrganization()` answers. @default "organization", Pulumi's own name for "none" */
  organization?: string;
  /** Configuration by full key (`project:key`, `aws:region`); structured values as JSON text. */
  config: Record<string, string>;
  /** Which keys of the configuration are secret. @default none */
  secretKeys?: readonly string[];
  /** Declares the resources. What it returns are the stack's outputs. Load modules that declare resources in here. */
  program: () => unknown;
  /** What clouds and other stacks answered before. @default nothing: direct invokes and stack references fail */
  answers?: RecordedAnswers;
  /** Sees every resource as it is registered and may replace its inputs, as a remediating policy does. */
  onRegister?: OnRegister;
  /**
   * Whether to wait until nothing at all is left to do in this process, so that what the program started and did not
   * await is seen too: right for a process that runs this program and nothing else. @default false: wait until the
   * program has returned and what it declared is registered
   */
  untilIdle?: boolean;
  /** Takes what the program logs with `pulumi.log`. @default dropped */
  onLog?: (message: LogMessage) => void;
}

withoutPromiseTraces();

let previous: Promise<unknown> = Promise.resolve();

/**
 * Runs a Pulumi program against an embedded monitor and returns the graph that it declares. Nothing is created and no
 * cloud is asked. Runs of one process follow each other, each with a runtime of its own.
 *
 * @throws ProgramError where the engine would refuse the program, with one line that names the resource and the cause.
 */
export function runProgram(options: RunOptions): Promise<GraphDocument> {
  const run = previous.then(() => inFreshRuntime(() => preview(options)));
  previous = run.catch(() => undefined);
  return run;
}

async function preview(options: RunOptions): Promise<GraphDocument> {
  const { project, stack, root = "", organization = "organization", config, secretKeys = [], answers = {} } = options;
  const resources = new Resources({ project, stack }, config, secretKeys);
  const pending = new Pending();
  const failure = new Failure(pending);
  const monitor = new EmbeddedMonitor({
    names: { project, stack },
    resources,
    answers,
    onRegister: options.onRegister,
    fail: (error) => failure.report(error),
    registered: (type, name) => pending.registered(type, name),
  });
  pulumi.runtime.setMockOptions(monitor, project, stack, true, organization);
  setRootDirectory(root);
  pulumi.runtime.setAllConfig(config, [...secretKeys]);
  const log = (message: LogMessage): void => {
    options.onLog?.(message);
    // As in the engine: a program that logs an error has failed, whatever else it does.
    if (message.severity === "error") failure.report(new ProgramError(message.text));
  };
  const undo = [takeLogs(log), markOutputInvokes(), failure.listen()];
  try {
    await Promise.race([ended(options, pending, failure), failure.first]);
  } finally {
    monitor.end();
    await turns();
    undo.forEach((each) => each());
  }
  failure.throwIfReported();
  return resources.document();
}

/** Resolves when the program has returned and everything that it declared has been registered. */
async function ended(options: RunOptions, pending: Pending, failure: Failure): Promise<void> {
  try {
    await pulumi.runtime.runInPulumiStack(() => started(options.program, pending, failure));
  } catch (thrown) {
    failure.threw(thrown);
  }
  await pulumi.runtime.disconnect();
  await (options.untilIdle === true ? failure.idle() : turns());
}

async function started(program: () => unknown, pending: Pending, failure: Failure): Promise<Record<string, unknown>> {
  pulumi.runtime.registerStackTransformation(({ resource, type, name }) => {
    pending.declared(resource, type, name);
    return undefined;
  });
  try {
    return (await program()) as Record<string, unknown>;
  } catch (thrown) {
    failure.threw(thrown);
    // A rejection here would surface in every output of the stack; the run has ended by `failure`.
    return new Promise(() => undefined);
  }
}
