import path from "node:path";
import { runProgram, type GraphDocument } from "../../cli/preview/run-program";
import { findProject } from "../../cli/preview/project";
import { configOf } from "../../cli/preview/stack-config";
import { programAt } from "../../cli/preview/load-program";

const root = path.join(__dirname, "../..");

/** The graph of a stack of this project, with configuration overridden as `-c key=value` does. */
export async function stackGraph(stack: string, overrides: readonly string[] = []): Promise<GraphDocument> {
  const project = findProject(root);
  const { config, secretKeys } = configOf(project, stack, overrides);
  return runProgram({
    project: project.name,
    stack,
    config,
    secretKeys,
    program: programAt(path.join(root, "stacks/index.ts")),
  });
}
