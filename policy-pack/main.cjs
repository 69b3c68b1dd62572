"use strict";
// What the engine loads. It registers ts-node with type checking for every pack, whatever PulumiPolicy.yaml says, which
// would take longer than all rules together: from here on TypeScript is only stripped.
require("tsx/cjs/api").register();
module.exports = require("./index.ts");
