import { promisesReference, rulesReference } from "../cli/report/reference";
import { configurationReference } from "./config-reference";
import { settingsSchema } from "./config-schema";
import { programs } from "./programs";

/** Every file that is made of others, by its path, and how. */
export const generated: Readonly<Record<string, () => string>> = {
  "docs/rules.md": rulesReference,
  "docs/promises.md": promisesReference,
  "docs/configuration.md": configurationReference,
  ...Object.fromEntries(
    Object.entries(programs).map(([organisation, keys]) => [
      `stacks/${organisation}/config.schema.json`,
      () => `${JSON.stringify(settingsSchema(organisation, keys), undefined, 2)}\n`,
    ]),
  ),
};
