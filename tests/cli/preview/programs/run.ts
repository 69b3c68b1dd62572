// Runs one of these programs as the command does, in a process that does nothing else, and prints what came of it.
import { ProgramError, runProgram } from "../../../../cli/preview/run-program";
import { nameOf } from "../../../../cli/preview/urn";
import * as aws from "@pulumi/aws";

const programs: Record<string, () => void> = {
  "late-resource": () => {
    new aws.sns.Topic("early");
    setTimeout(() => new aws.sns.Topic("late"), 30);
  },
  "late-failure": () => {
    new aws.sns.Topic("early", { name: "early" }).name.apply(async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new Error("too late");
    });
  },
  deadlock: () => {
    new aws.sns.Topic("waiting", { name: new Promise<string>(() => undefined) });
  },
};

async function main(name: string): Promise<void> {
  const options = { project: "p", stack: "s", config: {}, untilIdle: true };
  const printed = await runProgram({ ...options, program: () => programs[name]?.() }).then(
    ({ deployment }) => ({
      names: deployment.resources.filter(({ type }) => type.endsWith(":Topic")).map(({ urn }) => nameOf(urn)),
    }),
    (thrown: unknown) => ({
      error: thrown instanceof ProgramError ? thrown.message : `not a ProgramError: ${String(thrown)}`,
    }),
  );
  process.stdout.write(JSON.stringify(printed));
}

void main(process.argv[2] ?? "");
