// Writes what is made of the policy pack and of the programs' configuration: node --import tsx scripts/reference.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generated } from "./generated";

for (const [path, text] of Object.entries(generated)) {
  const file = join(__dirname, "..", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text());
}
