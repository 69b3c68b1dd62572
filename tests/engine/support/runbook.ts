import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "./workspace";

/** What a runbook tells a person to type, by the heading above it: each of its blocks of shell commands as one script. */
export function commandsIn(runbook: string): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(project, "docs/runbooks", `${runbook}.md`), "utf8");
  const commands = new Map<string, string[]>();
  let heading = "";
  // Blocks of any kind are passed over whole: a comment in one is no heading.
  for (const [, title, kind, block] of text.matchAll(/^#+ (.+)$|^```(\w*)\n([^]*?)^```$/gm)) {
    if (title !== undefined) heading = title;
    else if (kind === "sh") commands.set(heading, [...(commands.get(heading) ?? []), block!]);
  }
  return commands;
}

/** The scripts under one heading; an error where the runbook has none, so that a renamed step is noticed. */
export function commandsUnder(runbook: string, heading: string): readonly string[] {
  const commands = commandsIn(runbook).get(heading);
  if (commands === undefined) throw new Error(`docs/runbooks/${runbook}.md: no commands under "${heading}"`);
  return commands;
}
