import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { unpacked } from "./changes-file";

import { changeProgram, type Before } from "./changed-program";

/** The project's own entry, after the changes that a test orders, if any. */
const { PROGRAM_CHANGES: changes, PROGRAM_BEFORE: before } = process.env;
if (changes !== undefined && existsSync(changes)) {
  const had = before !== undefined && existsSync(before) ? readFileSync(before, "utf8") : "{}";
  changeProgram(unpacked(readFileSync(changes, "utf8")), JSON.parse(had) as Before);
}

const outputs = createRequire(__filename)("../../../stacks/index") as Record<string, unknown>;
export = outputs;
