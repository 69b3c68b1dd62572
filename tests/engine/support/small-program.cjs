"use strict";
// A program that is small enough to be changed by two settings.
const { register } = require("tsx/cjs/api");

register();
module.exports = require("./small-program.ts");
