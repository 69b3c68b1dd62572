import path from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { findProject } from "../../cli/preview/project";
import { runProgram, type GraphDocument } from "../../cli/preview/run-program";
import { configOf } from "../../cli/preview/stack-config";

const root = path.join(__dirname, "../..");

/**
 * The graph of a stack, as often as one likes in one test file. A program declares its resources while its modules are
 * loaded, and modules are loaded once: here the program's own are loaded anew for each graph, the SDKs are not.
 */
export async function stackGraph(stack: string, overrides: readonly string[] = []): Promise<GraphDocument> {
  const project = findProject(root);
  const { config, secretKeys } = configOf(project, stack, overrides);
  const document = await runProgram({ project: project.name, stack, config, secretKeys, program: freshProgram });
  if (document.deployment.resources.length < 2) throw new Error(`${stack}: the program declared nothing`);
  return document;
}

function freshProgram(): unknown {
  let exported: unknown;
  jest.doMock("@pulumi/pulumi", () => pulumi);
  jest.doMock("@pulumi/aws", () => aws);
  jest.doMock("zod", () => ({ z }));
  jest.isolateModules(() => {
    exported = jest.requireActual(path.join(root, "stacks/index.ts"));
  });
  return exported;
}
