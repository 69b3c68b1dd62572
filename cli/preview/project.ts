import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parse, type Tags } from "yaml";
import { declarations, type Declaration } from "./declarations";
import { counted, jsonText, moments, wholeNumbers } from "./go-yaml";
import { oneLine } from "./program-error";
import { InputError } from "./input-error";

export interface Project {
  /** The folder of Pulumi.yaml. */
  root: string;
  /** Pulumi.yaml itself, as given to people: relative to where the command runs. */
  file: string;
  name: string;
  /** The module that declares the resources, absolute. */
  main: string;
  /** Where `Pulumi.<stack>.yaml` are, absolute. */
  stackFolder: string;
  /** Declared configuration by full key. */
  declared: ReadonlyMap<string, Declaration>;
}

/** The project that a folder is in: the nearest Pulumi.yaml from it upwards. */
export function findProject(from: string): Project {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const file = ["Pulumi.yaml", "Pulumi.yml"].map((name) => join(folder, name)).find(existsSync);
    if (file !== undefined) return readProject(file);
    if (folder === dirname(folder)) {
      throw new InputError(
        `Pulumi.yaml: not found in ${resolve(from)} or a folder above it; run this inside a project`,
      );
    }
  }
}

function readProject(path: string): Project {
  const root = dirname(path);
  const file = relative(process.cwd(), path) || path;
  const content = yamlIn(path, file);
  if (typeof content.name !== "string") throw new InputError(`${file}: name: ${shown(content.name)}; a project's name`);
  return {
    root,
    file,
    name: content.name,
    main: join(root, text(content.main, `${file}: main`) ?? mainOfPackage(root)),
    stackFolder: join(root, text(content.stackConfigDir, `${file}: stackConfigDir`) ?? "."),
    declared: declarations(content.config, content.name, file),
  };
}

// The order in which Pulumi looks: Pulumi.yaml's `main`, the package's `main`, index.
function mainOfPackage(root: string): string {
  const file = join(root, "package.json");
  const content = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { main?: unknown }) : {};
  return typeof content.main === "string" ? content.main : "index";
}

/** The stacks that have a configuration file, by name. */
export function stacksOf(project: Project): string[] {
  if (!existsSync(project.stackFolder)) return [];
  return readdirSync(project.stackFolder)
    .map((file) => /^Pulumi\.(.+)\.ya?ml$/.exec(file)?.[1])
    .filter((stack) => stack !== undefined)
    .sort();
}

/** The content of a YAML file, its plain scalars as Pulumi reads them. */
export function yamlIn(path: string, file: string): Record<string, unknown> {
  let content: unknown;
  try {
    // In front, so that they come before the schema's own.
    const customTags = (tags: Tags): Tags => [moments, wholeNumbers, ...tags];
    const options = { schema: "core", merge: true, intAsBigInt: true, customTags } as const;
    content = parse(readFileSync(path, "utf8"), (_key, value) => counted(value), options);
  } catch (thrown) {
    throw new InputError(`${file}: not YAML: ${oneLine(thrown)}`, { cause: thrown });
  }
  if (content === null || content === undefined) return {};
  if (typeof content !== "object" || Array.isArray(content)) {
    throw new InputError(`${file}: ${shown(content)}; a mapping of keys to values`);
  }
  return content as Record<string, unknown>;
}

export function shown(value: unknown): string {
  return value === undefined ? "nothing given" : jsonText(value);
}

function text(value: unknown, where: string): string | undefined {
  if (value === undefined || typeof value === "string") return value;
  throw new InputError(`${where}: ${shown(value)}; a path`);
}
