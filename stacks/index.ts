/** The entry of the Pulumi project: one program per organisation, chosen by configuration or by the stack's name. */
import fs from "node:fs";
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { warnOfPassphrase } from "./support/secrets-provider";

const organisations = fs
  .readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "support")
  .map((entry) => entry.name);

const organisation = new pulumi.Config("hosting").get("organisation") ?? pulumi.getStack().split("-")[0]!;
if (!organisations.includes(organisation)) {
  throw new pulumi.RunError(
    `hosting:organisation: received ${organisation}; accepted: ${organisations.join(", ")} (by default the stack's name up to its first -)`,
  );
}

warnOfPassphrase();

// Loaded by name, so that a stack pays for its own cloud's SDK only.
const { outputs } = createRequire(__filename)(`./${organisation}`) as { outputs: Record<string, unknown> };
export = outputs;
