// Prints what of the SDK's heavy libraries is loaded after a preview, and that turning a function into text still works.
import { runProgram } from "../../../../cli/preview/run-program";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const heavy = /[\\/]node_modules[\\/](typescript|@npmcli[\\/]arborist)[\\/]/;
const loaded = (): number => Object.keys(require.cache).filter((file) => heavy.test(file)).length;

async function main(): Promise<void> {
  await runProgram({ project: "p", stack: "s", config: {}, program: () => void new aws.sns.Topic("t") });
  const before = loaded();
  const { text } = await pulumi.runtime.serializeFunction((name: string) => `hello ${name}`);
  process.stdout.write(JSON.stringify({ before, after: loaded() > 0, text: text.includes("hello ") }));
}

void main();
