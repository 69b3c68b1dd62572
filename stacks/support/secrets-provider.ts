import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { passphraseWarning, usesPassphrase } from "./passphrase";

/** Pulumi.yaml's `stackConfigDir`. */
const SETTINGS = "stacks";

/** Warns where the stack is production and its secrets are under a passphrase; nothing changes by that. */
export function warnOfPassphrase(): void {
  const config = new pulumi.Config("hosting");
  if ((config.get("environment") ?? "production") !== "production") return;
  const stack = pulumi.getStack();
  const file = join(SETTINGS, `Pulumi.${stack}.yaml`);
  const path = join(pulumi.getRootDirectory(), file);
  // None there: the settings were given by --config-file, which no program is told of.
  if (!existsSync(path) || !usesPassphrase(readFileSync(path, "utf8"))) return;
  void pulumi.log.warn(passphraseWarning({ stack, file, region: config.get("region") }));
}
