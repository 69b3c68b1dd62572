import type { Judgement } from "../../policy-pack/verdicts/judge";
import type { EvidenceRecord, Subject } from "../../policy-pack/verdicts/record";
import { verdictReport } from "./text-report";
import type { ReportStyle } from "./verdict-lines";

/** What every report is rendered from. */
export interface ReportContent {
  readonly judged: readonly { readonly subject: Subject; readonly judgement: Judgement }[];
  readonly record: EvidenceRecord;
}

/** One form of a report. */
export interface ReportWriter {
  /** Its name in the folder of reports. */
  readonly file: string;
  readonly write: (content: ReportContent, style: ReportStyle) => string;
}

export type FormatName = "text" | "json";

/** The forms in which an audit can be had, by the name that `--format` takes. */
export const writers: Readonly<Record<FormatName, ReportWriter>> = {
  text: { file: "audit.txt", write: textOf },
  json: { file: "evidence.json", write: ({ record }) => `${JSON.stringify(record, undefined, 2)}\n` },
};

function textOf({ judged }: ReportContent, style: ReportStyle): string {
  return judged
    .map(({ subject, judgement }) =>
      [
        `Audit of ${subject.stack} (${subject.source}, ${subject.digest})`,
        "",
        ...verdictReport(subject, judgement, style),
        "",
      ].join("\n"),
    )
    .join("\n");
}
