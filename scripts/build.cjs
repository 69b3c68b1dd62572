"use strict";
// Compiles every TypeScript source to dist/, file for file, without type checking (`npm run check` does that), and the policy
// pack also into one file. The command and the engine run this output, so that a cold start pays for no transpiler. `ensureFresh` rebuilds when a source is
// newer than the last build: an edited program is never previewed from stale output.
const fs = require("node:fs");
const path = require("node:path");

const root = path.join(__dirname, "..");
const out = path.join(root, "dist");
const stamp = path.join(out, ".built");
const folders = ["components", "policy-pack", "cli", "stacks"];

function sources() {
  return folders.flatMap((folder) =>
    fs.existsSync(path.join(root, folder))
      ? fs
          .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
          .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      : [],
  );
}

/** What the output was made from: the names and the newest change of the sources. A removed file counts as a change. */
function fingerprint(files) {
  let newest = fs.statSync(__filename).mtimeMs;
  for (const file of files) newest = Math.max(newest, fs.statSync(file).mtimeMs);
  return `${files.length} ${newest}`;
}

function build(files = sources()) {
  const mark = fingerprint(files);
  // Built beside its place: of two commands that start at once, none finds half a build.
  const fresh = path.join(root, ".cache", `dist-${process.pid}`);
  compile({ entryPoints: files, outdir: fresh, outbase: root, sourcemap: "inline", sourcesContent: false });
  buildPack(path.join(fresh, "policy-pack.js"));
  fs.writeFileSync(path.join(fresh, path.basename(stamp)), mark);
  replace(fresh);
}

/** The policy pack in one file; what it needs of node_modules stays there. */
function buildPack(outfile) {
  const entry = path.join(root, "policy-pack", "index.ts");
  compile({
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: "external",
    sourcemap: true,
    sourcesContent: false,
  });
}

function compile(options) {
  const { buildSync } = require("esbuild");
  buildSync({ format: "cjs", platform: "node", target: "node20", logLevel: "error", ...options });
}

function replace(fresh) {
  const old = `${fresh}-old`;
  try {
    if (fs.existsSync(out)) fs.renameSync(out, old);
    fs.renameSync(fresh, out);
  } catch (error) {
    // Another command was faster; its build is as good.
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
  } finally {
    for (const folder of [fresh, old]) fs.rmSync(folder, { recursive: true, force: true });
  }
}

function ensureFresh() {
  const files = sources();
  if (!fs.existsSync(stamp) || fs.readFileSync(stamp, "utf8") !== fingerprint(files)) build(files);
  return out;
}

module.exports = { build, buildPack, ensureFresh };
if (require.main === module) build();
