"use strict";
// What the engine runs: the compiled program, in a third of the time that transpiling it at load would take. It is compiled anew
// where a source is newer.
const { join } = require("node:path");
const { ensureFresh } = require("../scripts/build.cjs");

// Pulumi's runtime takes a stack trace with every promise, and the language host maps each line of each to its source, which is
// as long again as the rest of a program's run. Only those are mapped that somebody reads.
const mapped = Error.prepareStackTrace;
Error.prepareStackTrace = undefined;
for (const event of ["uncaughtException", "unhandledRejection"]) {
  process.prependListener(event, () => {
    Error.prepareStackTrace = mapped;
  });
}

const programs = join(ensureFresh(), "stacks");
require(join(programs, "support", "lean-sdk.js"));
module.exports = require(join(programs, "index.js"));
