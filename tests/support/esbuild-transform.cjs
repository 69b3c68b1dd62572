"use strict";
// jest's view of TypeScript: the same compiler and target as scripts/build.cjs, without type checking.
const crypto = require("node:crypto");
const esbuild = require("esbuild");

const options = { loader: "ts", format: "cjs", platform: "node", target: "node20", sourcemap: "inline" };

module.exports = {
  process: (source, file) => ({ code: esbuild.transformSync(source, { ...options, sourcefile: file }).code }),
  getCacheKey: (source, file) =>
    crypto
      .createHash("sha256")
      .update([esbuild.version, JSON.stringify(options), file, source].join("\0"))
      .digest("hex"),
};
