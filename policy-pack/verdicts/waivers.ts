import { parse } from "yaml";
import { z } from "zod";
import type { Waiver } from "./verdict";

const day = z.iso.date();
const schema = z.array(
  z.strictObject({
    rule: z.string().min(1),
    resource: z.string().min(1),
    reason: z.string().min(1),
    owner: z.string().min(1),
    approver: z.string().min(1),
    expires: day,
  }),
);

/**
 * Reads waivers from YAML or JSON text: a list of `rule`, `resource`, `reason`, `owner`, `approver`, `expires`.
 *
 * @param name what the text is called in errors.
 * @throws one line that names the waiver, what was received and what is accepted.
 */
export function parseWaivers(text: string, name: string, ruleIds: readonly string[]): readonly Waiver[] {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    throw new Error(`${name}: ${String(error).split("\n")[0]}; accepted: YAML or JSON, a list of waivers`, {
      cause: error,
    });
  }
  const result = schema.safeParse(document);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw new Error(
      `${name}: at ${issue.path.join(".") || "the top"}: ${issue.message}; accepted: a list of {rule, resource, reason, owner, approver, expires: YYYY-MM-DD}`,
    );
  }
  result.data.forEach((waiver, i) => {
    if (!ruleIds.includes(waiver.rule)) {
      throw new Error(
        `${name}: waiver ${i + 1}: rule: received ${waiver.rule}; accepted: a rule that \`hardened-hosting rules\` lists`,
      );
    }
    if (waiver.owner.trim().toLowerCase() === waiver.approver.trim().toLowerCase()) {
      throw new Error(
        `${name}: waiver ${i + 1}: approver: received ${waiver.approver}, who is also the owner; accepted: another person`,
      );
    }
  });
  return result.data;
}
