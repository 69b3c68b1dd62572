"use strict";
// The project's own entry, after the changes that a test orders.
const { existsSync, readFileSync } = require("node:fs");
const { register } = require("tsx/cjs/api");

const unregister = register();
const { unpacked } = require("./changes-file.ts");
const { changeProgram } = require("./changed-program.ts");
unregister();

const { PROGRAM_CHANGES: changes, PROGRAM_BEFORE: before } = process.env;
const had = existsSync(before) ? readFileSync(before, "utf8") : "{}";
changeProgram(unpacked(readFileSync(changes, "utf8")), JSON.parse(had));

module.exports = require("../../../stacks/main.cjs");
