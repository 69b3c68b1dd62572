/** One statement of an IAM, resource or key policy. Plain strings only: a policy that is known can be judged at preview. */
export interface Statement {
  /** Letters and digits: what the statement is for. */
  sid: string;
  /** @default Allow */
  effect?: "Allow" | "Deny";
  /** For resource policies: `{ Service: "logs.eu-west-2.amazonaws.com" }`, or `*`. */
  principals?: "*" | Partial<Record<"AWS" | "Service" | "Federated", string | string[]>>;
  actions: string | string[];
  notActions?: never;
  resources: string | string[];
  conditions?: Record<string, Record<string, string | string[]>>;
}

/** Denies everything but the named actions: the shape that "nothing without a second factor" takes. */
export interface DenyAllBut extends Omit<Statement, "actions" | "notActions" | "effect"> {
  effect: "Deny";
  actions?: never;
  notActions: string[];
}

/** The JSON text of a policy, version 2012-10-17. */
export function policyDocument(...statements: (Statement | DenyAllBut)[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({
      Sid: statement.sid,
      Effect: statement.effect ?? "Allow",
      Principal: statement.principals,
      Action: statement.actions,
      NotAction: statement.notActions,
      Resource: statement.resources,
      Condition: statement.conditions,
    })),
  });
}

/** The trust policy of a role that an AWS service assumes, only on behalf of the given account. */
export function assumedBy(service: string, accountId?: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AssumedByService",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        // Guards against the confused deputy: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
        Condition: accountId === undefined ? undefined : { StringEquals: { "aws:SourceAccount": accountId } },
      },
    ],
  });
}
