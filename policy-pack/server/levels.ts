import { EnforcementLevel, type ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Enforcement } from "../verdicts/verdict";
import type { Configuration } from "./analyzer";

export const LEVELS: Readonly<Record<Enforcement, EnforcementLevel>> = {
  advisory: EnforcementLevel.ADVISORY,
  mandatory: EnforcementLevel.MANDATORY,
  remediate: EnforcementLevel.REMEDIATE,
  disabled: EnforcementLevel.DISABLED,
};

/** What the engine's configuration says, which has been checked against the policies' schemas. */
export function configurationIn(request: ConfigureAnalyzerRequest): Configuration {
  const entries = [...request.getPolicyconfigMap().getEntryList()];
  return {
    enforcement: Object.fromEntries(
      entries.map(([rule]) => [rule, levelNamed(request.getPolicyconfigMap().get(rule)!.getEnforcementlevel())]),
    ),
    parameters: Object.fromEntries(
      entries.map(([rule]) => [rule, request.getPolicyconfigMap().get(rule)!.getProperties()?.toJavaScript() ?? {}]),
    ),
  };
}

function levelNamed(level: EnforcementLevel): Enforcement {
  const found = Object.entries(LEVELS).find(([, one]) => one === level);
  if (!found) throw new Error(`enforcement level ${level}: accepted: ${Object.keys(LEVELS).join(", ")}`);
  return found[0] as Enforcement;
}
