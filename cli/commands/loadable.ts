import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { InputError } from "../preview/input-error";
import type { Project } from "../preview/project";

/** The module of a project's program that this process can load; TypeScript where this process can load that. */
export function loadable({ main, root, file }: Pick<Project, "main" | "root" | "file">): string {
  const path = moduleAt(main);
  if (path === undefined) throw new InputError(`${file}: main: ${main} does not exist; accepted: the program's module`);
  if (!path.endsWith(".ts") || __filename.endsWith(".ts")) return path;
  // Our own programs were compiled together with this file.
  if (__dirname === join(root, "dist", "cli", "commands")) {
    return join(root, "dist", relative(root, path)).replace(/\.ts$/, ".js");
  }
  createRequire(__filename)("tsx/cjs");
  return path;
}

function moduleAt(main: string): string | undefined {
  const candidates = [main, `${main}.ts`, `${main}.js`, join(main, "index.ts"), join(main, "index.js")];
  return candidates.find((path) => existsSync(path) && statSync(path).isFile());
}
