import { AsyncLocalStorage } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";
import { answerTo, type RecordedAnswers } from "./answers";
import type { Json, Properties } from "./graph";
import { ProgramError } from "./program-error";
import type { Resources } from "./resources";

const outputForm = new AsyncLocalStorage<true>();
const unanswered = "hardened-hosting:unanswered";

type Invoke = (token: string, ...rest: unknown[]) => pulumi.Output<unknown>;
type OutputInvokes = Record<"invokeOutput" | "invokeSingleOutput", Invoke>;

/**
 * Both forms of an invoke reach the monitor as the same request, but only the output form can carry "unknown": the
 * direct form would hand the program a plain `undefined` and so silently drop whatever is made from it. So the two
 * output forms are marked on their way, and turned into unknown when no answer was recorded.
 */
export function markOutputInvokes(): () => void {
  const runtime = pulumi.runtime as unknown as OutputInvokes;
  const { invokeOutput, invokeSingleOutput } = runtime;
  runtime.invokeOutput = marked(invokeOutput);
  runtime.invokeSingleOutput = marked(invokeSingleOutput);
  return () => Object.assign(runtime, { invokeOutput, invokeSingleOutput });
}

function marked(invoke: Invoke): Invoke {
  return (token, ...rest) => outputForm.run(true, () => unknownWhenUnanswered(invoke(token, ...rest)));
}

function unknownWhenUnanswered(result: pulumi.Output<unknown>): pulumi.Output<unknown> {
  return result.apply((value) => (isUnanswered(value) ? pulumi.unknown : value));
}

// The single form has already taken the one value out of the object.
function isUnanswered(value: unknown): boolean {
  return value === unanswered || (typeof value === "object" && value !== null && unanswered in value);
}

/** The recorded answer; else, in the output form, the mark for unknown; else an error that names the function. */
export function answerInvoke(
  token: string,
  args: Properties,
  answers: RecordedAnswers,
  resources: Resources,
): Properties {
  if (token === "pulumi:pulumi:getResource") return resourceState(args.urn, resources);
  const answer = answerTo(answers, token, args);
  if (answer !== undefined) return answer;
  if (outputForm.getStore() === true) return { [unanswered]: unanswered };
  throw new ProgramError(
    `${token}: no recorded answer for this call with ${JSON.stringify(args)}; ` +
      `add one to the answers file under invokes, or use the function's Output form`,
  );
}

function resourceState(urn: Json | undefined, resources: Resources): Properties {
  const resource = typeof urn === "string" ? resources.get(urn) : undefined;
  if (resource === undefined) throw new ProgramError(`no resource of the stack has this URN: ${JSON.stringify(urn)}`);
  return { urn: resource.urn, id: resource.id ?? "", state: resource.outputs };
}
