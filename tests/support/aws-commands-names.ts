import type { GraphDocument } from "../../cli/preview/graph";
import type { AwsCall, Ran } from "./aws-commands";

/** Parameters that name something which has to exist. */
const NAMING =
  /^(AutoScalingGroupNames?|BackupVaultName|Bucket|DBClusterIdentifier|DBInstanceIdentifier|DocumentName|FunctionName|GroupName|LoadBalancerArns?|Names|PolicyArn|ResourceArn|RoleName|RuleName|SecretId|TargetDBInstanceIdentifier|TargetId|TopicArn|logGroupName|logGroupNames|name)$/;
/** Operations that make what they name, and parameters that give a new name. */
const MAKES = /^(Create|Copy|Restore|Run)/;
const NEW_NAME = /^(New|Final|DestinationBucket|Target(?!DBInstance|Key))/;

/** Everything that the planned stack calls by a name: the texts of its resources' properties. */
export function namesIn(graph: GraphDocument): ReadonlySet<string> {
  return new Set(
    graph.deployment.resources.flatMap(({ inputs, outputs }) => entriesIn([inputs, outputs]).map(([, text]) => text)),
  );
}

/** The outputs that the stack has. */
export function outputsIn(graph: GraphDocument): string[] {
  const stack = graph.deployment.resources.find(({ type }) => type === "pulumi:pulumi:Stack");
  return Object.keys(stack?.outputs ?? {});
}

/**
 * Names in commands that stand for nothing: neither the stack nor an earlier command makes them, no answer had them, and
 * no output.
 */
export function strangersIn({ aws, npx }: Ran, known: ReadonlySet<string>): string[] {
  const met = new Set(npx.flatMap((typed) => (typed[2] === "output" ? typed.slice(-1) : [])));
  const made = new Set<string>();
  // What belongs to something new has its name too, as a log group does.
  const ofNew = (name: string): boolean => name.split("/").some((part) => made.has(part));
  const begins = (prefix: string): boolean => [...known].some((name) => name.startsWith(prefix));
  const strangers: string[] = [];
  for (const call of aws) {
    for (const { name, isNew, isPrefix } of namedBy(call)) {
      if (isNew) made.add(name);
      else if (!known.has(name) && !met.has(name) && !ofNew(name) && !(isPrefix && begins(name))) {
        strangers.push(`${call.arguments.slice(0, 2).join(" ")}: ${name}`);
      }
    }
    for (const word of call.output.split(/[\s",]+/)) met.add(word);
  }
  return strangers;
}

interface Named {
  readonly name: string;
  readonly isNew: boolean;
  readonly isPrefix: boolean;
}

function namedBy({ requests }: AwsCall): Named[] {
  return requests.flatMap(({ operation, parameters }) =>
    entriesIn(parameters)
      .filter(([key, text]) => NAMING.test(key) || NEW_NAME.test(key) || text.includes("lamplight"))
      .flatMap(([key, text]) => bareNames(text).map((name) => [key, name] as const))
      .map(([key, name]) => ({
        name,
        isNew: MAKES.test(operation) || NEW_NAME.test(key),
        isPrefix: key.endsWith("Prefix"),
      })),
  );
}

/** Every text in there, with the key next to it. */
function entriesIn(value: unknown, key = ""): [key: string, text: string][] {
  if (typeof value === "string") return [[key, value]];
  if (Array.isArray(value)) return value.flatMap((each) => entriesIn(each, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([inner, each]) => entriesIn(each, inner));
}

/** The name in an ARN; of longer text the words that are names of Lamplight's. */
function bareNames(text: string): string[] {
  const [, inArn] = /^arn:aws[\w-]*:[\w-]+:[\w-]*:\d*:(?:[\w-]+[:/])?(.+)$/.exec(text) ?? [];
  if (inArn !== undefined) return [inArn];
  return /^[\w/!.:@-]+$/.test(text) ? [text] : (text.match(/[\w/-]*lamplight[\w/-]*/g) ?? []);
}
