"use strict";
// Writes policy-pack/facts/aws/taggable.ts: the resource types of @pulumi/aws whose arguments have `tags`, read from the
// SDK's own declarations. Run it again after every update of the SDK: node scripts/taggable-types.cjs [FILE]

const fs = require("node:fs");
const path = require("node:path");

const sdk = path.dirname(require.resolve("@pulumi/aws/package.json"));
const target = process.argv[2] ?? path.join(__dirname, "../policy-pack/facts/aws/taggable.ts");

/** Whether the arguments in a declaration file have a property `tags`. */
function hasTags(declarations) {
  const start = declarations.search(/^export interface \w+Args \{/m);
  return start >= 0 && /^ {4}tags\?: /m.test(declarations.slice(start));
}

/** The type tokens of one module that can be tagged: `aws:ec2/vpc:Vpc`. */
function taggableIn(folder) {
  return fs
    .readdirSync(path.join(sdk, folder))
    .filter((file) => file.endsWith(".d.ts"))
    .filter((file) => hasTags(fs.readFileSync(path.join(sdk, folder, file), "utf8")))
    .flatMap((file) => {
      const code = fs.readFileSync(path.join(sdk, folder, file.replace(/\.d\.ts$/, ".js")), "utf8");
      return /__pulumiType = '([^']+)'/.exec(code)?.[1] ?? [];
    });
}

const tokens = fs
  .readdirSync(sdk, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "types")
  .flatMap((entry) => taggableIn(entry.name));

const modules = new Map();
for (const token of new Set(tokens)) {
  const [, module, name, type] = /^aws:(\w+)\/(\w+):(\w+)$/.exec(token) ?? [];
  if (type !== name[0].toUpperCase() + name.slice(1)) throw new Error(`${token}: not of the form aws:module/name:Name`);
  modules.set(module, [...(modules.get(module) ?? []), name]);
}

const lines = [...modules.keys()].sort().map((module) => `  ["${module}", "${modules.get(module).sort().join(" ")}"],`);
const { version } = require("@pulumi/aws/package.json");
const text = `// Written by scripts/taggable-types.cjs from @pulumi/aws ${version}; do not edit.
const MODULES: readonly (readonly [module: string, types: string])[] = [
${lines.join("\n")}
];

/** The resource types that can be tagged. */
export const TAGGABLE: ReadonlySet<string> = new Set(
  MODULES.flatMap(([module, types]) =>
    types.split(" ").map((type) => \`aws:\${module}/\${type}:\${type[0]?.toUpperCase()}\${type.slice(1)}\`),
  ),
);
`;

async function write() {
  const prettier = require("prettier");
  const config = await prettier.resolveConfig(path.join(__dirname, "../policy-pack/facts/aws/taggable.ts"));
  fs.writeFileSync(target, await prettier.format(text, { ...config, parser: "typescript" }));
}
write();
