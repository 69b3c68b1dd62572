import { createColors } from "picocolors";
import { rules } from "../../policy-pack/rules";
import { remediator, type Remedied } from "../../policy-pack/verdicts/remediate";
import type { Difference } from "../diff/diff";
import type * as Diff from "../diff/diff";
import type * as DiffText from "../diff/diff-lines";
import type { GraphDocument, Properties } from "../preview/graph";
import { serialise } from "../preview/redact";
import { treeLines } from "../preview/tree";
import { verdictReport } from "../report/text-report";
import { remedyLines } from "../report/verdict-lines";
import type * as State from "../state/read-state";
import type { ExitCode } from "./exit";
import { writeWhole } from "./files";
import {
  checkFlags,
  evidenceOf,
  exitCodeOf,
  judgeAll,
  openIn,
  packConfigIn,
  type Judged,
  type JudgingOptions,
} from "./judging";
import { lazily } from "./lazily";
import { planOf, type PlanOptions } from "./plan";
import type { Terminal } from "./terminal";
import { warn } from "./warnings";

export interface PreviewOptions extends PlanOptions, JudgingOptions {
  /** An exported state to compare with. @default none: everything is created */
  readonly against?: string;
  /** Where to write the planned graph, secrets redacted. @default nowhere */
  readonly export?: string;
  /** Print the evidence record and nothing else. @default false */
  readonly json?: boolean;
}

/** `hardened-hosting preview`: what a stack's program declares, and what the pack says of it. */
export async function preview(stack: string, options: PreviewOptions, terminal: Terminal): Promise<ExitCode> {
  checkFlags(options);
  const against = options.against === undefined ? undefined : stateIn(options.against);
  terminal.progress(`Running the program of ${stack} …`);
  // As the engine: remedies change a resource's inputs while it is registered, and what comes of it is judged.
  const { remedy, changes } = remediator(rules, packConfigIn(options).enforcement);
  const { document, asOf, warnings } = await planOf(
    stack,
    options,
    ({ urn, type, inputs }) => remedy(urn, type, inputs) as Properties | undefined,
  );
  warn(warnings, terminal);
  const difference = against && lazily<typeof Diff>("../diff/diff").diffAgainst(document, against);
  terminal.progress(`Judging ${document.deployment.resources.length} resources …`);
  const judged = judgeAll([{ document, source: "preview", asOf }], options);
  const text = options.json
    ? `${JSON.stringify(evidenceOf(judged, options), undefined, 2)}\n`
    : textOf(document, judged[0]!, difference, changes, options, terminal);
  if (options.export !== undefined) {
    writeWhole([{ file: options.export, text: serialise(document), flag: "--export" }]);
  }
  terminal.progress();
  terminal.out(text);
  return exitCodeOf(judged, options);
}

function stateIn(file: string): GraphDocument {
  return lazily<typeof State>("../state/read-state").readState(file);
}

function textOf(
  document: GraphDocument,
  { subject, judgement }: Judged,
  difference: Difference | undefined,
  remedied: readonly Remedied[],
  { requireKnown }: JudgingOptions,
  terminal: Terminal,
): string {
  const { colour } = terminal;
  const changes = difference
    ? lazily<typeof DiffText>("../diff/diff-lines").diffLines(difference, { colour })
    : treeLines(document, { colour });
  const open = requireKnown === true ? openIn(judgement).length : 0;
  const lines = [
    ...changes,
    "",
    ...remedyLines(remedied, terminal),
    ...verdictReport(subject, judgement, terminal),
    ...(open > 0 ? [`--require-known: ${open} of what the promises demand is not known`] : []),
    createColors(colour).dim(
      "Nothing was created: this is the embedded preview, which asks no cloud, and not the Pulumi engine.",
    ),
  ];
  return `${lines.join("\n")}\n`;
}
