import type { Judgement } from "./judge";
import type { PromiseVerdict } from "./promises";
import type { Verdict, VerdictValue } from "./verdict";

/** Changes with every change of the record's form that a reader would notice. */
export const RECORD_SCHEMA = "https://hardened-hosting.example/evidence/1";

/** The evidence record: everything that was judged, in one document from which every report is rendered. */
export interface EvidenceRecord {
  readonly schema: typeof RECORD_SCHEMA;
  readonly tool: { readonly name: "hardened-hosting"; readonly version: string };
  /** The day by which grants and waivers were judged; only where it was given. */
  readonly asOf?: string;
  readonly subjects: readonly Subject[];
  readonly resources: readonly RecordedResource[];
  readonly verdicts: readonly Verdict[];
  readonly promises: readonly PromiseVerdict[];
  readonly summary: Summary;
}

/** What was judged. */
export interface Subject {
  readonly stack: string;
  /** Where the graph came from: `preview`, or the name of the state file. */
  readonly source: string;
  /** `sha256:` and the digest of the graph document. */
  readonly digest: string;
}

export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly id?: string;
}

export interface Summary {
  readonly resources: number;
  readonly rules: number;
  readonly verdicts: Readonly<Record<VerdictValue, number>>;
  /** Failures of mandatory rules: what makes the exit code 1. */
  readonly mandatoryFailures: number;
  readonly promises: Readonly<Record<PromiseVerdict["verdict"], number>>;
}

/** The record of one or several judgements; it holds no clock and no host name. */
export function recordOf(
  judged: readonly { readonly subject: Subject; readonly judgement: Judgement }[],
  version: string,
  asOf?: string,
): EvidenceRecord {
  const verdicts = judged.flatMap(({ judgement }) => judgement.verdicts);
  const promises = judged.flatMap(({ judgement }) => judgement.promises);
  const resources = judged
    .flatMap(({ judgement }) => judgement.estate.graph.resources)
    .map(({ urn, type, id }) => (id === undefined ? { urn, type } : { urn, type, id }));
  return {
    schema: RECORD_SCHEMA,
    tool: { name: "hardened-hosting", version },
    ...(asOf === undefined ? {} : { asOf }),
    subjects: judged.map(({ subject }) => subject),
    resources,
    verdicts,
    promises,
    summary: summarise(resources.length, verdicts, promises),
  };
}

function summarise(resources: number, verdicts: readonly Verdict[], promises: readonly PromiseVerdict[]): Summary {
  const counted = { pass: 0, fail: 0, unknown: 0, notApplicable: 0, waived: 0 };
  for (const { verdict } of verdicts) counted[verdict] += 1;
  const kept = { kept: 0, broken: 0, unproven: 0, notClaimed: 0 };
  for (const { verdict } of promises) kept[verdict] += 1;
  return {
    resources,
    rules: new Set(verdicts.map(({ rule }) => rule)).size,
    verdicts: counted,
    mandatoryFailures: verdicts.filter((one) => one.verdict === "fail" && one.enforcement === "mandatory").length,
    promises: kept,
  };
}
