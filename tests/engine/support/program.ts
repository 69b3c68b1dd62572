import { existsSync, readFileSync } from "node:fs";
import { unpacked } from "./changes-file";
import { changeProgram } from "./changed-program";

/** The project's own entry, after the changes that a test orders, if any. */
const file = process.env.PROGRAM_CHANGES;
if (file !== undefined && existsSync(file)) changeProgram(unpacked(readFileSync(file, "utf8")));

export = require("../../../stacks/index") as Record<string, unknown>;
