import { z } from "zod";
import type { Key, Keys } from "../stacks/support/config";
import { programs } from "./programs";

type Schema = z.core.JSONSchema.JSONSchema;

/** docs/configuration.md: every key of every program, as its schema and its description say. */
export function configurationReference(): string {
  const sections = Object.entries(programs).map(([organisation, keys]) => programSection(organisation, keys));
  return `${[...introduction, ...sections.flat()].join("\n\n")}\n`;
}

const introduction = [
  "# Configuration",
  "<!-- Written by scripts/reference.ts from stacks/<organisation>/config.ts; do not edit. -->",
  "What a stack's program is told stands in `stacks/Pulumi.<stack>.yaml`, under `config`. Set a key there, or by\n" +
    "`npx pulumi config set -s <stack> hosting:<key> <value>`, a part of one by `--path hosting:<key>.<part>`; for one run of the\n" +
    "preview by `-c <key>=<value>`. `Pulumi.yaml` declares what all programs take: `environment`, `owner` and `accountId`.",
  "Editors with a YAML language server complete and check the file: its first line names `stacks/<organisation>/config.schema.json`,\n" +
    "which is made of what the program checks. It asks for more than the program does in one thing, the way of writing. Texts that\n" +
    "look like numbers stand in quotation marks, lists and mappings are YAML rather than JSON in a text, and keys have their\n" +
    "`hosting:` in front.",
  "It knows less where JSON Schema cannot say it. The program alone refuses",
  [
    "what does not fit together: `webMaximum` not above `webMinimum`, `zones` of another region, `administrators` who are no " +
      "`operators`, nobody in `operators` whose access holds, a `slug`, name, key or range given twice;",
    "what has to be read to be judged: blocks and ranges of addresses and how much they cover, public keys, names of people, " +
      "domains below the first, instance types, engine versions, moments to restore to;",
    "a day without quotation marks: Pulumi makes a moment of it, editors do not;",
    "a value that is encrypted and may not be.",
  ]
    .map((item) => `- ${item}`)
    .join("\n"),
  "**Encrypted.** No key is a secret in itself: passwords are made in the cloud and never pass through. Where the table says\n" +
    "*may be*, `npx pulumi config set --secret` keeps a value out of sight of whoever reads the repository, and the program repeats\n" +
    "no part of it in what it prints. What is made of it, names, addresses and tags, can be seen in the cloud and in the state by\n" +
    "whoever may read those. The embedded preview decrypts nothing: give it such a value by `-c`. Everything else decides what the\n" +
    "hosting is, has to be seen by whoever reviews a change, and is refused when it is encrypted.",
];

function programSection(organisation: string, keys: Keys): string[] {
  const rows = Object.entries(keys).map(([name, one]) => keyRow(name, one));
  const parts = Object.entries(keys).flatMap(([name, { parse }]) => partsOf(name, schemaOf(parse)));
  return [
    `## ${organisation}`,
    table(["`hosting:`", "accepted", "default", "encrypted", "what it is"], rows),
    ...parts,
  ];
}

function keyRow(name: string, { parse, accepted, description, secret = false }: Key<unknown>): string[] {
  const { default: preset } = schemaOf(parse);
  const given = preset === undefined ? (parse.safeParse(undefined).success ? "none" : "required") : code(preset);
  return [`\`${name}\``, accepted, given, secret ? "may be" : "no", description];
}

/** A table for each mapping within a key's value. */
function partsOf(name: string, schema: Schema): string[] {
  const entry = (schema.type === "array" ? schema.items : schema) as Schema;
  const named = typeof entry.additionalProperties === "object" ? entry.additionalProperties : undefined;
  const forms = entry.anyOf ?? [named ?? entry];
  const rows = forms.flatMap(({ properties = {}, required = [] }, index) =>
    Object.entries(properties as Record<string, Schema>).map(([part, { description = "" }]) => [
      `\`${part}\``,
      forms.length > 1 ? `in form ${index + 1}` : required.includes(part) ? "yes" : "no",
      description,
    ]),
  );
  if (rows.length === 0) return [];
  const about = schema.type === "array" ? "each entry" : named ? "each part" : "its parts";
  return [`### \`${name}\`: ${about}`, table(["name", "required", "what it is"], rows)];
}

const schemaOf = (parse: z.ZodType): Schema => z.toJSONSchema(parse, { io: "input", target: "draft-7" });

const code = (value: unknown): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/[|<*_]/g, "\\$&")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
