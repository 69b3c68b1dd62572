"use strict";
// Writes cli/diff/replacement-data.ts: which properties of a resource cannot be changed in place, so that a change makes a
// new resource. Run it after an upgrade of @pulumi/aws:
//
//   node scripts/replacement.cjs FOLDER
//
// Two sources: the sentences of the SDK's own documentation ("Changing this creates a new resource"), and the
// `createOnlyProperties` of AWS's CloudFormation resource schemas, because the documentation is silent on most of them.
// FOLDER holds those schemas unpacked, one JSON file a type:
// https://schema.cloudformation.us-east-1.amazonaws.com/CloudformationSchema.zip
const fs = require("node:fs");
const path = require("node:path");
const ts = require("typescript");
const { alsoForced, inPlace, names, services } = require("./replacement-tables.cjs");

const root = path.join(__dirname, "..");
const sdk = path.join(root, "node_modules/@pulumi/aws");

const saysSo =
  /\b(forces? (a |an )?(new|replacement)|forces? the creation of a new|(creates?|trigger[s]?|recreates?) (a )?(new resource|replacement))\b/i;
// A sentence with a condition is no rule for every change.
const withCondition = /\b(unless|when|if\b(?! changed| modified)|only|not|may|from|without|new for)\b/i;

function documentedIn(file) {
  const types = new Map();
  const source = ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  for (const node of source.statements) {
    if (!ts.isInterfaceDeclaration(node) || !node.name.text.endsWith("Args")) continue;
    const members = node.members.filter(ts.isPropertySignature);
    types.set(
      node.name.text.slice(0, -4),
      new Map(members.map((member) => [member.name.getText(), documentationOf(member)])),
    );
  }
  return types;
}

function documentationOf(member) {
  return ts
    .getJSDocCommentsAndTags(member)
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "")
    .join(" ");
}

function forcedByDocumentation(text) {
  return text.split(/(?<=[.;])\s+|\n\s*\n/).some((sentence) => saysSo.test(sentence) && !withCondition.test(sentence));
}

function createOnlyByType(folder) {
  const schemas = new Map();
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith(".json"))) {
    const { typeName, createOnlyProperties } = JSON.parse(fs.readFileSync(path.join(folder, name), "utf8"));
    if (typeName === undefined) continue;
    const [, service, type] = typeName.toLowerCase().split("::");
    schemas.set(
      `${service} ${type}`,
      (createOnlyProperties ?? []).map((pointer) => pointer.split("/").slice(2)),
    );
  }
  return schemas;
}

function forcedByCloudFormation(schemas, module, type, properties) {
  const candidates = (services[module] ?? module)
    .split(" ")
    .flatMap((service) =>
      (names[type.toLowerCase()] ?? type.toLowerCase())
        .split(" ")
        .map((name) => [name, schemas.get(`${service} ${name}`)]),
    );
  const [name, pointers] = candidates.find(([, found]) => found !== undefined) ?? [];
  if (pointers === undefined) return [];
  // Only whole properties: what the two call the parts of one differs too much.
  return pointers
    .filter((pointer) => pointer.length === 1)
    .flatMap(([pointer]) => {
      const wanted = pointer.toLowerCase();
      const short = [
        wanted,
        wanted.replace(name, ""),
        wanted.replace(/^db/, ""),
        wanted.replace(type.toLowerCase(), ""),
      ];
      return [...properties.keys()].filter((property) => short.includes(property.toLowerCase()));
    });
}

function tokenOf(file) {
  return /__pulumiType = ['"]([^'"]+)['"]/.exec(fs.readFileSync(file.replace(/\.d\.ts$/, ".js"), "utf8"))?.[1];
}

function main(folder) {
  const schemas = createOnlyByType(folder);
  const properties = {};
  for (const module of fs.readdirSync(sdk, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const inside = path.join(sdk, module.name);
    for (const name of fs.readdirSync(inside).filter((file) => file.endsWith(".d.ts") && !file.startsWith("get"))) {
      const file = path.join(inside, name);
      for (const [type, members] of documentedIn(file)) {
        const token = tokenOf(file);
        if (token === undefined || !token.endsWith(`:${type}`)) continue;
        const documented = [...members].filter(([, text]) => forcedByDocumentation(text)).map(([property]) => property);
        const createOnly = token in inPlace ? [] : forcedByCloudFormation(schemas, module.name, type, members);
        const forced = new Set([...documented, ...createOnly, ...(alsoForced[token] ?? [])]);
        if (forced.size > 0) properties[token] = [...forced].sort();
      }
    }
  }
  write(properties);
}

function write(properties) {
  const { version } = require(path.join(sdk, "package.json"));
  const lines = Object.keys(properties)
    .sort()
    .map((token) => `  ${JSON.stringify(token)}: ${JSON.stringify(properties[token]).replaceAll(",", ", ")},`);
  const text = [
    `// Written by scripts/replacement.cjs from @pulumi/aws ${version} and AWS's CloudFormation schemas; do not edit.`,
    "",
    "/** Top-level properties whose change makes a new resource, by type. */",
    "// prettier-ignore",
    "export const replacementProperties: Readonly<Record<string, readonly string[] | undefined>> = {",
    ...lines,
    "};",
    "",
  ];
  fs.writeFileSync(path.join(root, "cli/diff/replacement-data.ts"), text.join("\n"));
}

main(process.argv[2]);
