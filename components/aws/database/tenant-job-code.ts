import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as path from "node:path";
import type * as Esbuild from "esbuild";
import type { EngineName } from "./engines";

/** The job's code as one file. */
export interface JobCode {
  /** Relative to the working directory, as Pulumi takes the paths of assets: the same on every machine. */
  file: string;
  /** Changes when, and only when, the code does. */
  digest: string;
}

/**
 * The job of an engine, bundled with its driver from the TypeScript beside this file. Bundling takes a tenth of a second,
 * so the result is kept in `node_modules/.cache`, found again by a digest of everything that goes into it.
 */
export function tenantJobCode(engine: EngineName): JobCode {
  const root = packageRoot(__dirname);
  const options = bundling(root, engine);
  const cache = path.join(root, "node_modules/.cache/hardened-hosting");
  const known = path.join(cache, `tenant-job-${engine}-${digestOfInputs(root, options)}.digest`);
  const digest = existsSync(known) ? readFileSync(known, "utf8") : bundle(options, cache, known);
  return { file: path.relative(process.cwd(), path.join(cache, `tenant-job-${digest}.js`)), digest };
}

// The sources are bundled, never what dist/ holds, so that the preview and `pulumi up` agree about the code.
function bundling(root: string, engine: EngineName): Esbuild.BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints: [`components/aws/database/tenant-job/handler-${engine}.ts`],
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    minify: true,
    legalComments: "none",
    tsconfigRaw: "{}",
    // The SDK is part of Lambda's runtime; the others are optional parts of the drivers.
    external: ["@aws-sdk/*", "pg-native", "pg-cloudflare", "cardinal"],
    write: false,
    logLevel: "silent",
  };
}

function digestOfInputs(root: string, options: Esbuild.BuildOptions): string {
  const sources = path.join(root, "components/aws/database/tenant-job");
  const files = readdirSync(sources)
    .sort()
    .map((file) => path.join(sources, file));
  // The lock names every version that can end up in the bundle, esbuild's own included.
  const contents = [...files, path.join(root, "package-lock.json")].map((file) => readFileSync(file));
  return digestOf(JSON.stringify({ ...options, absWorkingDir: undefined, files: files.map(base) }), ...contents);
}

function bundle(options: Esbuild.BuildOptions, cache: string, known: string): string {
  // Loaded only here, because most runs find the result in the cache.
  const { buildSync } = createRequire(__filename)("esbuild") as typeof Esbuild;
  const code = buildSync(options).outputFiles?.[0]?.contents;
  if (code === undefined) throw new Error("tenants: esbuild gave no code for the job");
  const digest = digestOf(code);
  mkdirSync(cache, { recursive: true });
  writeWhole(path.join(cache, `tenant-job-${digest}.js`), code);
  writeWhole(known, digest);
  return digest;
}

// Renamed into place, because other processes may be reading or making the same file.
function writeWhole(file: string, content: string | Uint8Array): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
}

function digestOf(...contents: (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content).update("\0");
  return hash.digest("hex").slice(0, 16);
}

function base(file: string): string {
  return path.basename(file);
}

function packageRoot(from: string): string {
  if (existsSync(path.join(from, "package.json"))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error("tenants: no package.json above the tenants' job");
  return packageRoot(parent);
}
