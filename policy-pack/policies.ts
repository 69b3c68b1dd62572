import type { Policies, PolicyConfigSchema, ResourceRemediation, StackValidationArgs } from "@pulumi/policy";
import { frameworks } from "./controls/frameworks";
import { demandsOf } from "./controls/promise";
import { promises } from "./controls/promises";
import type { Estate } from "./facts/estate";
import { graphFromCrossGuard, propertiesBehind, unproxied } from "./graph/from-crossguard";
import type { Properties } from "./graph/values";
import { show } from "./logic/comparators";
import type { Rule } from "./rules/rule";
import { verdictsOf } from "./verdicts/evaluate";
import { estateOf, packDemands, packEvaluation } from "./verdicts/judge";

/** Where a person reads more about a rule. */
const REFERENCE = "https://github.com/hardened-hosting/hardened-hosting/blob/main/docs/rules.md";

/** The rules as CrossGuard sees them: one policy each, all judging one estate that is built once a run. */
export function policiesOf(rules: readonly Rule[], today: () => string): Policies {
  const run = new Run(today);
  return rules.map((rule) => ({
    name: rule.id,
    displayName: rule.title,
    description: `${rule.title}.`,
    enforcementLevel: "mandatory" as const,
    severity: rule.severity,
    framework: frameworkOf(rule),
    tags: promises.filter((promise) => demandsOf(promise).some((one) => one.rule === rule.id)).map(({ id }) => id),
    remediationSteps: Object.entries(rule.fix)
      .map(([cloud, text]) => `${cloud}: ${text}`)
      .join(" "),
    url: `${REFERENCE}#${rule.id}`,
    configSchema: configSchemaOf(rule),
    validateStack: (args: StackValidationArgs, report) => {
      const estate = run.estate(rule.id, args);
      const demand = packDemands(estate, { [rule.id]: args.getConfig() }).find((one) => one.rule === rule)!;
      for (const verdict of verdictsOf(estate, demand, packEvaluation({}))) {
        if (verdict.verdict !== "fail") continue;
        const broken = verdict.promises.length > 0 ? `[${verdict.promises.join(", ")}] ` : "";
        report(`${broken}${verdict.message}`, verdict.resource);
      }
    },
    ...(rule.over === "anything" ? { validateResource: (args) => run.declare(args.urn, args.props) } : {}),
    ...(rule.remedies ? { remediateResource: remediationOf(rule) } : {}),
  }));
}

/**
 * One run of the engine over a stack. The rule over anything looks at each resource when it is registered and keeps its
 * inputs, because stack policies see only what the provider answered; one rule does, since the SDK decodes for each.
 */
class Run {
  private declared = new Map<string, Properties>();
  private asked = new Set<string>();
  private current: Estate | undefined;

  constructor(private readonly today: () => string) {}

  declare(urn: string, props: Record<string, unknown>): void {
    // Stack policies come last: whoever registers after them begins the next run.
    this.current = undefined;
    if (!this.declared.has(urn)) this.declared.set(urn, propertiesBehind(props));
  }

  // The engine asks every policy once a run; a policy that is asked again belongs to the next run.
  estate(policy: string, args: StackValidationArgs): Estate {
    if (this.asked.has(policy) || !this.current) {
      this.asked = new Set();
      this.current = estateOf(graphFromCrossGuard(args.resources, this.declared), this.today());
      this.declared = new Map();
    }
    this.asked.add(policy);
    return this.current;
  }
}

// Remedies get what is behind the SDK's two proxies: one would throw at an unknown, the other bare a secret when copied.
function remediationOf(rule: Rule): ResourceRemediation {
  return (args) => rule.remedies?.[args.type]?.(unproxied(unproxied(args.props)));
}

function frameworkOf(rule: Rule) {
  const framework = frameworks.find(({ clauses }) => clauses[rule.id] !== undefined);
  if (!framework) return undefined;
  const { name, version, reference, specification } = framework;
  return { name, version, reference, specification: `${specification} ${framework.clauses[rule.id]!.join(", ")}` };
}

// No default is declared: the engine would hand it out as if somebody had set it, and a claim's value must win over it.
function configSchemaOf(rule: Rule): PolicyConfigSchema | undefined {
  const entries = Object.entries(rule.parameters);
  if (entries.length === 0) return undefined;
  return {
    properties: Object.fromEntries(
      entries.map(([name, { schema, description, default: value }]) => [
        name,
        {
          ...schema,
          description: `${description} Default: ${show(value)}.`,
        },
      ]),
    ),
  };
}
