"use strict";
// The engine loads plugins through ts-node with type checking; from here on TypeScript is only stripped.
require("tsx/cjs/api").register();
module.exports = require("./index.ts");
