import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { rules } from "../rules";
import type { Rule } from "../rules/rule";
import type { WireInputs } from "../verdicts/remediate";
import type { Verdict } from "../verdicts/verdict";
import { descriptionOf, severityOf } from "./info";
import { LEVELS } from "./levels";
import { pack } from "./pack";

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The violations among verdicts, each starting with the promises that it breaks, and the rules that had nothing to judge. */
export function stackResponse(verdicts: readonly Verdict[]): proto.AnalyzeResponse {
  return new proto.AnalyzeResponse()
    .setDiagnosticsList(verdicts.filter(({ verdict }) => verdict === "fail").map(diagnostic))
    .setNotApplicableList(
      verdicts
        .filter(({ verdict }) => verdict === "notApplicable")
        .map(({ rule, message }) => notApplicable(rule, message)),
    );
}

/** The answer for a single resource: it is judged with all others at the end, because facts stand on several resources. */
export function resourceResponse(): proto.AnalyzeResponse {
  return new proto.AnalyzeResponse().setNotApplicableList(
    rules.filter(({ remedies }) => remedies).map(({ id }) => notApplicable(id, "judged with the whole stack")),
  );
}

export function remediateResponse(
  remedies: readonly { readonly rule: Rule; readonly inputs: WireInputs }[],
): proto.RemediateResponse {
  return new proto.RemediateResponse().setRemediationsList(
    remedies.map(({ rule, inputs }) =>
      new proto.Remediation()
        .setPolicyname(rule.id)
        .setPolicypackname(pack.name)
        .setPolicypackversion(pack.version)
        .setDescription(descriptionOf(rule))
        .setProperties(Struct.fromJavaScript(inputs as Record<string, JavaScriptValue>)),
    ),
  );
}

function diagnostic({ rule: id, resource, message, promises, enforcement }: Verdict): proto.AnalyzeDiagnostic {
  const rule = byId.get(id)!;
  const broken = promises.length > 0 ? `[${promises.join(", ")}] ` : "";
  return new proto.AnalyzeDiagnostic()
    .setPolicyname(id)
    .setPolicypackname(pack.name)
    .setPolicypackversion(pack.version)
    .setDescription(descriptionOf(rule))
    .setMessage(`${descriptionOf(rule)}\n${broken}${message}`)
    .setEnforcementlevel(LEVELS[enforcement])
    .setSeverity(severityOf(rule))
    .setUrn(resource);
}

function notApplicable(rule: string, reason: string): proto.PolicyNotApplicable {
  return new proto.PolicyNotApplicable().setPolicyName(rule).setReason(reason);
}
