import { createColors } from "picocolors";
import type { Judgement } from "../../policy-pack/verdicts/judge";
import { recordOf } from "../../policy-pack/verdicts/record";
import type { Subject } from "../../policy-pack/verdicts/record";
import { promiseLines } from "./promise-lines";
import { failureLines, unknownLines, waiverLines, type ReportStyle } from "./verdict-lines";

/** What the pack says of one stack, for people: violations first, then what is not known, promises and counts. */
export function verdictReport(subject: Subject, judgement: Judgement, style: ReportStyle): string[] {
  const { verdicts, promises } = judgement;
  return [
    ...failureLines(verdicts, style),
    ...unknownLines(verdicts, style),
    ...waiverLines(verdicts, style),
    ...promiseLines(promises, style),
    ...countLines(subject, judgement, style),
  ];
}

function countLines(subject: Subject, judgement: Judgement, { colour }: ReportStyle): string[] {
  const { green, red, bold } = createColors(colour);
  const { resources, rules, verdicts, promises, mandatoryFailures } = recordOf([{ subject, judgement }], "").summary;
  const claimed = promises.kept + promises.broken + promises.unproven;
  const result = mandatoryFailures === 0 ? green("every mandatory rule holds") : red(violations(mandatoryFailures));
  return [
    `${resources} resources, ${rules} rules: ${verdicts.pass} pass, ${verdicts.fail} fail, ${verdicts.unknown} unknown, ` +
      `${verdicts.waived} waived, ${verdicts.notApplicable} not applicable`,
    `${claimed} promises claimed: ${promises.kept} kept, ${promises.broken} broken, ${promises.unproven} unproven`,
    `${bold(subject.stack)}: ${bold(result)}`,
  ];
}

function violations(count: number): string {
  return count === 1 ? "1 violation of a mandatory rule" : `${count} violations of mandatory rules`;
}
