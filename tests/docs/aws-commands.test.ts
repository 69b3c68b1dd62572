import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { GraphDocument } from "../../cli/preview/graph";
import { findProject } from "../../cli/preview/project";
import { configOf } from "../../cli/preview/stack-config";
import { commandsIn, commandsUnder } from "../engine/support/runbook";
import { project } from "../engine/support/workspace";
import { AwsCommands, NO_AWS_CLI, pythonOfAwsCli, type Ran } from "../support/aws-commands";
import { namesIn, outputsIn, strangersIn } from "../support/aws-commands-names";
import { stackGraph } from "../support/stack-graph";

const python = pythonOfAwsCli();
// One line, so that nobody takes skipped tests for passed ones.
if (python === undefined) process.stdout.write(`${NO_AWS_CLI}\n`);
const describeAws: jest.Describe = python === undefined ? describe.skip : describe;

const EMPTY_STATE = JSON.stringify({ version: 3, deployment: { resources: [] } });

/** Every page that tells people what to type at AWS. */
const runbooks = readdirSync(join(project, "docs/runbooks"))
  .filter((file) => file.endsWith(".md"))
  .map((file) => file.replace(/\.md$/, ""));
const pages = [...runbooks, "../state-and-secrets"].filter((page) => scriptOf(page).includes("aws "));

/** What an Automation document says of its parameters. */
interface Content {
  readonly parameters: Readonly<Record<string, { allowedPattern?: string; allowedValues?: string[] }>>;
}

/** All that a page tells to type, from top to bottom in one shell, so that each variable has been set by then. */
function scriptOf(page: string): string {
  const steps = [...commandsIn(page)];
  return steps.map(([step, scripts]) => `echo '== ${step.replace(/'/g, "’")}' >&2\n${scripts.join("\n")}`).join("\n");
}

describeAws("commands of AWS in the documentation", () => {
  let commands: AwsCommands;
  let graph: GraphDocument;
  beforeAll(async () => {
    graph = await stackGraph("lamplight", ["asOf=2026-06-01"]);
    const { config } = configOf(findProject(project), "lamplight", []);
    commands = await AwsCommands.start(python!, { state: EMPTY_STATE, config });
  });
  afterAll(() => commands?.stop());

  const problemsIn = ({ aws }: Ran): string[] =>
    aws.flatMap(({ arguments: typed, problems }) => problems.map((problem) => `aws ${typed.join(" ")}: ${problem}`));

  test("there are pages with them", () => expect(pages.length).toBeGreaterThan(5));

  test("a customer's new password is long, another for each, and all that changes in the secret", async () => {
    const ran = await commands.run(commandsUnder("incident", "A customer's password").join("\n"));
    const written = ran.aws
      .flatMap(({ requests }) => requests.filter(({ operation }) => operation === "PutSecretValue"))
      .map(({ parameters }) => JSON.parse(parameters.SecretString as string) as { password: string });
    expect(written).toHaveLength(2);
    for (const secret of written) {
      expect(secret).toEqual({ username: "somebody", password: expect.stringMatching(/^[\w-]{43}$/) as string });
    }
    expect(new Set(written.map(({ password }) => password)).size).toBe(2);
  });

  test("the procedure for incidents is given parameters that it takes", async () => {
    const ran = await commands.run(scriptOf("incident"));
    const [start] = ran.aws.flatMap(({ requests }) =>
      requests.filter(({ operation }) => operation === "StartAutomationExecution"),
    );
    const document = graph.deployment.resources.find(
      ({ type, inputs }) => type === "aws:ssm/document:Document" && inputs.name === start?.parameters.DocumentName,
    );
    const { parameters: taken } = JSON.parse(document?.inputs.content as string) as Content;
    const given = Object.entries(start?.parameters.Parameters as Record<string, [string]>);
    expect(given.map(([name]) => name).sort()).toEqual(Object.keys(taken).sort());
    for (const [name, [value]] of given) {
      const { allowedPattern = ".", allowedValues = [value] } = taken[name]!;
      expect([value, new RegExp(allowedPattern).test(value), allowedValues]).toEqual([
        value,
        true,
        expect.arrayContaining([value]),
      ]);
    }
  });

  describe.each(pages)("%s", (page) => {
    let ran: Ran;
    beforeAll(async () => (ran = await commands.run(scriptOf(page))));

    test("are understood by the CLI and by AWS's models of its services", () => {
      expect(problemsIn(ran)).toEqual([]);
      expect([ran.code, ran.stderr.split("\n").filter((line) => !line.startsWith("== "))]).toEqual([0, [""]]);
      expect(ran.aws.length).toBeGreaterThan(0);
    });

    test("name only what the stack makes, or what the page has made or found itself", () => {
      expect(strangersIn(ran, namesIn(graph))).toEqual([]);
    });

    test("read only outputs that the stack has", () => {
      const read = ran.npx.filter(([, , what]) => what === "output").map((typed) => typed.at(-1)!);
      expect(read.filter((name) => !outputsIn(graph).includes(name))).toEqual([]);
    });
  });
});
