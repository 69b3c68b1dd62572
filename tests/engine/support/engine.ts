import { findProject, stacksOf } from "../../../cli/preview/project";
import { findCli, NO_CLI, type Cli } from "./cli";
import { project } from "./workspace";

const cli = findCli();
// One line, once a file, so that nobody takes skipped tests for passed ones.
process.stdout.write(`${cli === undefined ? NO_CLI : `the engine: Pulumi ${cli.version}`}\n`);

/** Tests that need the engine; skipped where there is none. */
export const describeEngine: jest.Describe = cli === undefined ? describe.skip : describe;

export function theCli(): Cli {
  if (cli === undefined) throw new Error(NO_CLI);
  return cli;
}

/** Every stack of the project. */
export const stacks = stacksOf(findProject(project));
