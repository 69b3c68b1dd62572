import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { frameworks } from "../controls/frameworks";
import { demandsOf } from "../controls/promise";
import { promises } from "../controls/promises";
import { show } from "../logic/comparators";
import { rules } from "../rules";
import type { Rule, Severity } from "../rules/rule";
import { pack } from "./pack";

/** Where a person reads more about a rule. */
const REFERENCE = "https://github.com/hardened-hosting/hardened-hosting/blob/main/docs/rules.md";

const SEVERITIES: Readonly<Record<Severity, proto.PolicySeverity>> = {
  low: proto.PolicySeverity.POLICY_SEVERITY_LOW,
  medium: proto.PolicySeverity.POLICY_SEVERITY_MEDIUM,
  high: proto.PolicySeverity.POLICY_SEVERITY_HIGH,
  critical: proto.PolicySeverity.POLICY_SEVERITY_CRITICAL,
};

/** What people and catalogues are told of the pack: one policy per rule. */
export function analyzerInfo(): proto.AnalyzerInfo {
  return new proto.AnalyzerInfo()
    .setName(pack.name)
    .setVersion(pack.version)
    .setDisplayname(pack.displayName)
    .setDescription(pack.description)
    .setSupportsconfig(true)
    .setPoliciesList(rules.map(policyInfo));
}

function policyInfo(rule: Rule): proto.PolicyInfo {
  return new proto.PolicyInfo()
    .setName(rule.id)
    .setDisplayname(rule.title)
    .setDescription(descriptionOf(rule))
    .setEnforcementlevel(proto.EnforcementLevel.MANDATORY)
    .setSeverity(severityOf(rule))
    .setPolicyType(typeOf(rule))
    .setTagsList(promises.filter((one) => demandsOf(one).some((demand) => demand.rule === rule.id)).map(({ id }) => id))
    .setRemediationSteps(
      Object.entries(rule.fix)
        .map(([cloud, text]) => `${cloud}: ${text}`)
        .join(" "),
    )
    .setUrl(`${REFERENCE}#${rule.id}`)
    .setFramework(frameworkOf(rule))
    .setConfigschema(configSchemaOf(rule));
}

export const descriptionOf = (rule: Rule): string => `${rule.title}.`;
export const severityOf = (rule: Rule): proto.PolicySeverity => SEVERITIES[rule.severity];

// The engine asks only policies over single resources for remedies.
function typeOf({ remedies }: Rule): proto.PolicyType {
  return remedies ? proto.PolicyType.POLICY_TYPE_RESOURCE : proto.PolicyType.POLICY_TYPE_STACK;
}

function frameworkOf(rule: Rule): proto.PolicyComplianceFramework | undefined {
  const framework = frameworks.find(({ clauses }) => clauses[rule.id] !== undefined);
  if (!framework) return undefined;
  return new proto.PolicyComplianceFramework()
    .setName(framework.name)
    .setVersion(framework.version)
    .setReference(framework.reference)
    .setSpecification(`${framework.specification} ${framework.clauses[rule.id]!.join(", ")}`);
}

// No default is declared: the engine would hand it out as if somebody had set it, and a claim's value must win over it.
function configSchemaOf(rule: Rule): proto.PolicyConfigSchema | undefined {
  const entries = Object.entries(rule.parameters);
  if (entries.length === 0) return undefined;
  const properties = entries.map(([name, { schema, description, default: value }]) => [
    name,
    { ...schema, description: `${description} Default: ${show(value)}.` },
  ]);
  return new proto.PolicyConfigSchema().setProperties(
    Struct.fromJavaScript(Object.fromEntries(properties) as Record<string, JavaScriptValue>),
  );
}
