// Writes docs/rules.md and docs/promises.md from the policy pack: node --import tsx scripts/reference.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisesReference, rulesReference } from "../cli/report/reference";

const docs = join(__dirname, "..", "docs");
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, "rules.md"), rulesReference());
writeFileSync(join(docs, "promises.md"), promisesReference());
