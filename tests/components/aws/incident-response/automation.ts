import { listed, type PolicyStatement, text } from "../web-tier/fixtures";

/** An Automation document as Systems Manager reads it, and what can be wrong with one. */
export interface Step {
  name: string;
  action: string;
  inputs: Record<string, unknown>;
  outputs?: { Name: string; Selector: string; Type: string }[];
  onFailure?: string;
  isCritical?: boolean;
  isEnd?: boolean;
}

export interface Procedure {
  schemaVersion: string;
  assumeRole: string;
  parameters: Record<string, { type: string; default?: string; allowedValues?: string[]; allowedPattern?: string }>;
  mainSteps: Step[];
  outputs?: string[];
}

export function procedureIn(content: unknown): Procedure {
  return JSON.parse(text(content)) as Procedure;
}

const systemVariables = ["global:DATE_TIME", "automation:EXECUTION_ID"];

/** What is referred to: `{{ InstanceId }}`, `{{ FindMachine.VpcId }}`. */
function references(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map(([, reference]) => reference ?? "");
}

/** Where a step may lead besides the next one. */
function jumps({ onFailure, inputs }: Step): string[] {
  const choices = (inputs.Choices ?? []) as { NextStep: string }[];
  return [
    ...(onFailure?.startsWith("step:") ? [onFailure.slice("step:".length)] : []),
    ...choices.map(({ NextStep }) => NextStep),
    ...(typeof inputs.Default === "string" ? [inputs.Default] : []),
  ];
}

/** Everything that would make Systems Manager refuse the document, or a step fail for want of a value. */
export function problemsIn({ schemaVersion, parameters, mainSteps, outputs = [] }: Procedure): string[] {
  const names = mainSteps.map(({ name }) => name);
  const known = new Set([...Object.keys(parameters), ...systemVariables]);
  const problems = schemaVersion === "0.3" ? [] : [`schema ${schemaVersion}`];
  mainSteps.forEach((step, index) => {
    if (names.indexOf(step.name) !== index) problems.push(`${step.name}: twice`);
    if (!/^[A-Za-z0-9_]{3,128}$/.test(step.name)) problems.push(`${step.name}: no step's name`);
    for (const reference of references(step.inputs)) {
      if (!known.has(reference)) problems.push(`${step.name}: nothing before it gives ${reference}`);
    }
    for (const target of jumps(step)) {
      if (names.indexOf(target) <= index)
        problems.push(`${step.name}: leads to ${target}, which does not come after it`);
    }
    if (step.action === "aws:executeAwsApi" && !(step.inputs.Service && step.inputs.Api)) {
      problems.push(`${step.name}: names no service and operation`);
    }
    step.outputs?.forEach(({ Name }) => known.add(`${step.name}.${Name}`));
  });
  for (const output of outputs) if (!known.has(output)) problems.push(`outputs: nothing gives ${output}`);
  if (!mainSteps.at(-1)?.isEnd) problems.push("the last step does not end it");
  return problems;
}

/** The IAM actions that the steps need. */
export function actionsNeeded({ mainSteps }: Procedure): string[] {
  const calls = mainSteps.filter(({ inputs }) => inputs.Service !== undefined);
  return [...new Set(calls.map(({ inputs }) => `${text(inputs.Service)}:${text(inputs.Api)}`))].sort();
}

export function actionsAllowed(statements: PolicyStatement[]): string[] {
  return [...new Set(statements.flatMap(({ Action }) => listed(Action)))].sort();
}

/** The steps that are carried out, where the named ones fail. */
export function run({ mainSteps, parameters }: Procedure, given: Record<string, string>, failing: string[] = []) {
  const values = new Map(Object.entries(parameters).map(([name, { default: value }]) => [name, given[name] ?? value]));
  const done: string[] = [];
  let index = 0;
  while (index < mainSteps.length) {
    const step = mainSteps[index] as Step;
    const failed = failing.includes(step.name);
    if (!failed) done.push(step.name);
    if (failed && !step.onFailure) return { done, status: "Failed" };
    const target = failed ? step.onFailure?.slice("step:".length) : chosen(step, values);
    if (target === undefined && step.isEnd) break;
    index = target === undefined ? index + 1 : mainSteps.findIndex(({ name }) => name === target);
  }
  const critical = mainSteps.some(({ name, isCritical }) => failing.includes(name) && isCritical !== false);
  return { done, status: critical ? "Failed" : "Success" };
}

function chosen({ action, inputs }: Step, values: Map<string, string | undefined>): string | undefined {
  if (action !== "aws:branch") return undefined;
  const choices = inputs.Choices as { NextStep: string; Variable: string; StringEquals: string }[];
  const taken = choices.find(
    ({ Variable, StringEquals }) => values.get(references(Variable)[0] ?? "") === StringEquals,
  );
  return taken?.NextStep ?? (inputs.Default as string);
}
