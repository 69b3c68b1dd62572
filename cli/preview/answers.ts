import { isDeepStrictEqual } from "node:util";
import type { Properties } from "./graph";

/** What a cloud or another stack answered before, kept in a file so that a preview needs neither. */
export interface RecordedAnswers {
  /** Calls of provider functions (`aws.getRegion()`); without `args` the answer stands for any arguments. */
  invokes?: { token: string; args?: Properties; result: Properties }[];
  /** Outputs of other stacks by their full name, and which of them are secret. */
  stackReferences?: Record<string, { outputs: Properties; secretOutputNames?: string[] }>;
  /** State of resources that exist already (`aws.ec2.Vpc.get(…)`), by type and id; unknown where it is missing. */
  reads?: Record<string, Record<string, Properties>>;
}

/** The recorded result of a call, the one for exactly these arguments first. */
export function answerTo(answers: RecordedAnswers, token: string, args: Properties): Properties | undefined {
  const candidates = (answers.invokes ?? []).filter((invoke) => invoke.token === token);
  const exact = candidates.find((invoke) => invoke.args !== undefined && isDeepStrictEqual(invoke.args, args));
  return (exact ?? candidates.find((invoke) => invoke.args === undefined))?.result;
}
