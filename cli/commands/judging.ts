import { createHash } from "node:crypto";
import { graphFromExport, type ExportedStack } from "../../policy-pack/graph/from-export";
import { rules } from "../../policy-pack/rules";
import { judge, violated, type Judgement } from "../../policy-pack/verdicts/judge";
import type * as Config from "../../policy-pack/verdicts/pack-config";
import type { PackConfig } from "../../policy-pack/verdicts/pack-config";
import type { PromiseVerdict } from "../../policy-pack/verdicts/promises";
import { recordOf, type EvidenceRecord, type Subject } from "../../policy-pack/verdicts/record";
import type { Verdict, Waiver } from "../../policy-pack/verdicts/verdict";
import type { parseWaivers as Parse } from "../../policy-pack/verdicts/waivers";
import type { GraphDocument } from "../preview/graph";
import { InputError } from "../preview/input-error";
import { oneLine } from "../preview/program-error";
import { redacted, serialise } from "../preview/redact";
import { dayIn, today } from "./day";
import { exit, type ExitCode } from "./exit";
import { readText } from "./files";
import { lazily } from "./lazily";
import { version } from "./version";

/** How a graph is judged: what `preview` and `audit` share. */
export interface JudgingOptions {
  /** The day by which grants and waivers are judged. @default the stack's own `asOf`, else today */
  readonly asOf?: string;
  /** File of approved exceptions. @default none */
  readonly waivers?: string;
  /** File of enforcement levels and parameters, in the form that Pulumi takes. @default every rule is mandatory */
  readonly policyPackConfig?: string;
  /** Whether what a promise demands and nobody can know yet is a violation. @default false */
  readonly requireKnown?: boolean;
}

/** One stack with what the pack says of it. */
export interface Judged {
  readonly subject: Subject;
  readonly judgement: Judgement;
}

/** What is to be judged, and where it came from. */
export interface Source {
  readonly document: GraphDocument;
  /** `preview`, or the name of the state file. */
  readonly source: string;
  readonly asOf?: string;
}

/** Judges any number of graphs. Secrets are taken out first: no verdict can repeat one, and an export says the same. */
export function judgeAll(sources: readonly Source[], options: JudgingOptions): readonly Judged[] {
  const waivers = waiversIn(options.waivers);
  const given = options.asOf === undefined ? undefined : dayIn(options.asOf, "--as-of");
  const { enforcement, parameters } = packConfigIn(options);
  return sources.map(({ document, source, asOf }) => ({
    subject: { stack: stackOf(document), source, digest: digestOf(document) },
    judgement: judge(graphFromExport(redacted(document) as ExportedStack), {
      asOf: given ?? asOf ?? today(),
      waivers,
      enforcement,
      parameters,
    }),
  }));
}

/** Refuses flags that cannot be used, before anything that takes time. */
export function checkFlags(options: JudgingOptions): void {
  if (options.asOf !== undefined) dayIn(options.asOf, "--as-of");
  waiversIn(options.waivers);
  packConfigIn(options);
}

/** What the pack configuration says; nothing where none is given. */
export function packConfigIn({ policyPackConfig: file }: JudgingOptions): PackConfig {
  if (file === undefined) return { enforcement: {}, parameters: {} };
  const text = readText(file, "--policy-pack-config", "a JSON object of rules' settings");
  const { parsePackConfig } = lazily<typeof Config>("../../policy-pack/verdicts/pack-config");
  try {
    return parsePackConfig(text, `--policy-pack-config: ${file}`, rules);
  } catch (thrown) {
    throw new InputError(oneLine(thrown), { cause: thrown });
  }
}

function waiversIn(file: string | undefined): readonly Waiver[] {
  if (file === undefined) return [];
  const text = readText(file, "--waivers", "a YAML or JSON list of waivers");
  const { parseWaivers } = lazily<{ parseWaivers: typeof Parse }>("../../policy-pack/verdicts/waivers");
  const ids = rules.map(({ id }) => id);
  try {
    return parseWaivers(text, `--waivers: ${file}`, ids);
  } catch (thrown) {
    throw new InputError(oneLine(thrown), { cause: thrown });
  }
}

/** The evidence record of what was judged. */
export function evidenceOf(judged: readonly Judged[], { asOf }: JudgingOptions): EvidenceRecord {
  return recordOf(judged, version(), asOf);
}

/** Violated where a mandatory rule fails, or where all must be known and is not. */
export function exitCodeOf(judged: readonly Judged[], { requireKnown = false }: JudgingOptions): ExitCode {
  const bad = judged.some(
    ({ judgement }) => violated(judgement.verdicts) || (requireKnown && openIn(judgement).length > 0),
  );
  return bad ? exit.violated : exit.holds;
}

/** What claimed promises demand and nobody can know yet. */
export function openIn({ verdicts, promises }: Judgement): readonly (Verdict | PromiseVerdict)[] {
  return [
    ...verdicts.filter(({ verdict, promises: demanding }) => verdict === "unknown" && demanding.length > 0),
    ...promises.filter(({ verdict, resources }) => verdict === "unproven" && resources.length === 0),
  ];
}

function digestOf(document: GraphDocument): string {
  return `sha256:${createHash("sha256").update(serialise(document)).digest("hex")}`;
}

// The stack's name is the first part of every URN.
function stackOf(document: GraphDocument): string {
  return /^urn:pulumi:(.*?)::/.exec(document.deployment.resources[0]?.urn ?? "")?.[1] ?? "empty";
}
