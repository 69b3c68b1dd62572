import type { RecordedAnswers } from "../preview/answers";
import type { GraphDocument } from "../preview/graph";
import { InputError } from "../preview/input-error";
import { programAt } from "../preview/load-program";
import { oneLine } from "../preview/program-error";
import { findProject, stacksOf } from "../preview/project";
import type { OnRegister } from "../preview/registrar";
import { runProgram } from "../preview/run-program";
import { configOf } from "../preview/stack-config";
import { readText } from "./files";
import { loadable } from "./loadable";
import { didYouMean } from "./near";

/** How a program is run: what `preview` and `audit` share. */
export interface PlanOptions {
  /** `key=value` each, over the stack's file. */
  readonly config: readonly string[];
  /** File with what clouds and other stacks answered before. @default none */
  readonly answers?: string;
}

export interface Plan {
  readonly document: GraphDocument;
  /** The day that the stack's own configuration names. */
  readonly asOf?: string;
  /** What the program warned of, one line each. */
  readonly warnings: readonly string[];
}

/**
 * Runs the stack's program in this process and returns what it declares. Nothing is created.
 *
 * @param onRegister sees every resource as it is registered, and may replace its inputs. @default nobody
 */
export async function planOf(
  stack: string,
  { config: overrides, answers }: PlanOptions,
  onRegister?: OnRegister,
): Promise<Plan> {
  const project = findProject(process.cwd());
  const known = stacksOf(project);
  if (!known.includes(stack)) {
    throw new InputError(
      `stack: received ${stack}; accepted: ${known.join(", ") || `none: ${project.file} has no Pulumi.<stack>.yaml`}` +
        didYouMean(stack, known),
    );
  }
  const { config, secretKeys } = configOf(project, stack, overrides);
  const warnings: string[] = [];
  const document = await runProgram({
    project: project.name,
    stack,
    root: project.root,
    config,
    secretKeys,
    program: programAt(loadable(project)),
    answers: answers === undefined ? {} : answersIn(answers),
    onRegister,
    untilIdle: true,
    onLog: ({ severity, text }) => void (severity === "warning" && warnings.push(oneLine(text))),
  });
  return { document, asOf: config[`${project.name}:asOf`], warnings };
}

function answersIn(file: string): RecordedAnswers {
  const accepted = "JSON with invokes, stackReferences or reads";
  const text = readText(file, "--answers", accepted);
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === "object" && content !== null && !Array.isArray(content)) return content;
  } catch (thrown) {
    throw new InputError(`--answers: ${file} is not JSON (${oneLine(thrown)}); accepted: ${accepted}`, {
      cause: thrown,
    });
  }
  throw new InputError(`--answers: ${file} holds no object; accepted: ${accepted}`);
}
