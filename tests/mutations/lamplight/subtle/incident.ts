import type { Change, Input, Mutation } from "../../mutation";

const set = (name: string, path: string, value: Input | undefined): Change => ({ set: name, path, value });
const found = (value: Input): readonly Change[] => [
  set("guardrails-threats-found", "eventPattern", JSON.stringify(value)),
];

export const incident: readonly Mutation[] = [
  {
    name: "nobody is told of threats",
    rule: "findings-raise-an-alarm",
    changes: [set("guardrails-threats-found", "state", "DISABLED")],
  },
  {
    name: "what is found goes nowhere",
    rule: "findings-raise-an-alarm",
    changes: [{ remove: "guardrails-vulnerabilities-found-alert" }],
  },
  {
    name: "somebody is told of a severity that nothing has",
    rule: "findings-raise-an-alarm",
    changes: found({ source: ["aws.guardduty"], detail: { severity: [99] } }),
  },
  {
    name: "somebody is told of another account's threats",
    rule: "findings-raise-an-alarm",
    changes: found({ source: ["aws.guardduty"], account: ["999999999999"] }),
  },
  {
    name: "weaknesses are looked for in functions alone",
    rule: "threats-are-detected",
    changes: [set("guardrails-vulnerabilities", "resourceTypes", ["LAMBDA"])],
  },
  {
    name: "the runbook is anybody's",
    rule: "incident-runbook-exists",
    changes: [set("incidents-document", "permissions", { type: "Share", accountIds: "All" })],
  },
];

export const monitoring: readonly Mutation[] = [
  {
    name: "the dashboard shows nothing",
    rule: "dashboard-exists",
    changes: [set("observability-dashboard", "dashboardBody", '{"widgets":[]}')],
  },
];
