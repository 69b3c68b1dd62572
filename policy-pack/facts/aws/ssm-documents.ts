import { parse } from "yaml";
import type { Adapter } from "../context";
import { mapDatum, notKnown, valueOf, type Datum } from "../datum";
import type { RunbookFact } from "../kinds";
import type { Reader } from "../reader";

const DOCUMENT = "aws:ssm/document:Document";

/** Systems Manager's Automation documents. */
export const ssmDocuments: Adapter = {
  cloud: "aws",
  reads: [DOCUMENT],
  facts: (context) => context.each(DOCUMENT).filter(mayBeAutomation).map(runbookFact),
};

function mayBeAutomation(document: Reader): boolean {
  const type = document.string("documentType");
  return type.state === "unknown" || valueOf(type) === "Automation";
}

interface Step {
  readonly action: string;
  readonly api?: string;
}

function runbookFact(document: Reader): RunbookFact {
  const steps = stepsOf(document);
  return {
    kind: "runbook",
    cloud: "aws",
    subject: document.resource,
    sources: [document.resource],
    sharedWith: document.string("permissions.accountIds"),
    actions: mapDatum(steps, (all) => all.map((step) => step.action)),
    calls: mapDatum(steps, (all) => all.flatMap((step) => step.api ?? [])),
  };
}

function stepsOf(document: Reader): Datum<readonly Step[]> {
  const content = document.string("content");
  if (content.state !== "known") return content;
  const steps = parsedSteps(content.value);
  return steps
    ? mapDatum(content, () => steps)
    : notKnown(content.source, "is no Automation document that can be read");
}

function parsedSteps(text: string): readonly Step[] | undefined {
  const steps = member(parsed(text), "mainSteps");
  return Array.isArray(steps) ? steps.flatMap(stepOf) : undefined;
}

// Most documents are JSON, whose own parser is a hundred times faster than that of YAML, which would read them too.
function parsed(text: string): unknown {
  try {
    return text.trimStart().startsWith("{") ? JSON.parse(text) : parse(text, { logLevel: "error" });
  } catch {
    return undefined;
  }
}

function stepOf(step: unknown): readonly Step[] {
  const action = member(step, "action");
  const api = member(member(step, "inputs"), "Api");
  if (typeof action !== "string") return [];
  return [typeof api === "string" ? { action, api } : { action }];
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}
