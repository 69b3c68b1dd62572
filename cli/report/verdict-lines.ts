import { createColors } from "picocolors";
import { rules } from "../../policy-pack/rules";
import type { Rule } from "../../policy-pack/rules/rule";
import type { Remedied } from "../../policy-pack/verdicts/remediate";
import type { Verdict } from "../../policy-pack/verdicts/verdict";
import { shortType } from "../preview/tree";
import { nameOf } from "../preview/urn";

type Colours = ReturnType<typeof createColors>;

/** How a report looks. */
export interface ReportStyle {
  readonly colour: boolean;
  /** Columns for tables. */
  readonly width: number;
}

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** Every violation, by resource: what was found, which promises it breaks, how to put it right. */
export function failureLines(verdicts: readonly Verdict[], { colour }: ReportStyle): string[] {
  const colours = createColors(colour);
  const failures = verdicts.filter(({ verdict }) => verdict === "fail");
  if (failures.length === 0) return [];
  const { common, single } = byFrequency(failures);
  return [
    colours.bold(colours.red(`Violations (${failures.length})`)),
    ...common.flatMap((alike) => commonLines(alike, colours)),
    ...[...grouped(single)].flatMap(([resource, inIt]) => [
      `${colours.red("✗")} ${colours.bold(titleOf(resource))}`,
      ...inIt.flatMap((verdict) => detailsOf(verdict, colours)),
    ]),
    "",
  ];
}

/** From so many resources on, one and the same violation is said once: a wrong region is wrong everywhere. */
const COMMON = 6;
const SHOWN = 3;

function byFrequency(failures: readonly Verdict[]): { common: Verdict[][]; single: Verdict[] } {
  const alike = new Map<string, Verdict[]>();
  for (const one of failures) {
    const key = `${one.rule} ${one.message}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  const groups = [...alike.values()];
  return {
    common: groups.filter(({ length }) => length >= COMMON),
    single: groups.filter(({ length }) => length < COMMON).flat(),
  };
}

function commonLines(alike: readonly Verdict[], colours: Colours): string[] {
  const named = alike.slice(0, SHOWN).map(({ resource }) => titleOf(resource));
  return [
    `${colours.red("✗")} ${colours.bold(`${alike.length} resources`)}: ${named.join(", ")} and ${alike.length - SHOWN} more`,
    ...detailsOf(alike[0]!, colours),
  ];
}

function grouped(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) groups.set(verdict.resource, [...(groups.get(verdict.resource) ?? []), verdict]);
  return groups;
}

function detailsOf({ rule, severity, enforcement, message, promises, resource }: Verdict, colours: Colours): string[] {
  const level = enforcement === "mandatory" ? severity : `${severity}, ${enforcement}`;
  const fix = fixFor(byId.get(rule), resource);
  return [
    `    ${colours.cyan(rule)} (${level}): ${message}`,
    ...(promises.length > 0 ? [`      breaks: ${promises.join(", ")}`] : []),
    ...(fix === "" ? [] : [`      fix: ${fix}`]),
  ];
}

/** The advice for the cloud that the resource is in; for all clouds where it is in none. */
function fixFor(rule: Rule | undefined, resource: string): string {
  const fixes = Object.entries(rule?.fix ?? {});
  const cloud = typeOf(resource).split(":")[0]!;
  const [own] = fixes.filter(([name]) => cloud.startsWith(name));
  if (own !== undefined) return own[1];
  return fixes.map(([name, text]) => (fixes.length > 1 ? `${name}: ${text}` : text)).join(" ");
}

/** What nobody can know before the update, by rule. */
export function unknownLines(verdicts: readonly Verdict[], { colour }: ReportStyle): string[] {
  const { bold, yellow, cyan } = createColors(colour);
  const unknown = verdicts.filter(({ verdict }) => verdict === "unknown");
  if (unknown.length === 0) return [];
  const sorted = [...unknown].sort((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  return [
    bold(yellow(`Unknown before the update (${unknown.length})`)),
    ...sorted.map(({ rule, resource, message }) => `${yellow("?")} ${cyan(rule)}: ${titleOf(resource)}: ${message}`),
    "",
  ];
}

/** What was excepted, by whom and until when. */
export function waiverLines(verdicts: readonly Verdict[], { colour }: ReportStyle): string[] {
  const { bold, cyan } = createColors(colour);
  const waived = verdicts.filter(({ verdict }) => verdict === "waived");
  if (waived.length === 0) return [];
  return [
    bold(`Waived (${waived.length})`),
    ...waived.map(
      ({ rule, resource, waiver }) =>
        `! ${cyan(rule)}: ${titleOf(resource)}: ${waiver!.reason} ` +
        `(asked by ${waiver!.owner}, approved by ${waiver!.approver}, until ${waiver!.expires})`,
    ),
    "",
  ];
}

/** What remedies changed before it was judged. */
export function remedyLines(remedied: readonly Remedied[], { colour }: Pick<ReportStyle, "colour">): string[] {
  const { bold, cyan } = createColors(colour);
  if (remedied.length === 0) return [];
  return [
    bold(`Remedied (${remedied.length})`),
    ...remedied.map(({ rule, urn }) => `~ ${cyan(rule)}: ${titleOf(urn)}`),
    "",
  ];
}

/** `aws:s3:Bucket files` for a URN. */
export function titleOf(urn: string): string {
  return `${shortType(typeOf(urn))} ${nameOf(urn)}`;
}

// urn:pulumi:stack::project::parent$type::name
function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? urn;
}
