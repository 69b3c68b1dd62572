import type { PolicyDocument, PolicyStatement } from "../../facts/kinds";
import { every, fails, holds, type Outcome } from "../../logic/outcome";
import { isBounded } from "./policies";

/** Whatever the policy lets through comes from, or goes to, somebody who is known. */
export function leadsToKnownParties({ statements }: PolicyDocument): Outcome {
  return every(
    statements.filter(({ effect }) => effect === "Allow"),
    (statement) =>
      tiesParties(statement) || namesResources(statement)
        ? holds()
        : fails(`statement ${statement.sid || "without sid"} lets everybody through to anything`),
  );
}

// Where the request comes from says nothing here: all that passes an endpoint comes from its network.
function tiesParties(statement: PolicyStatement): boolean {
  const conditions = statement.conditions.filter(({ key }) => /^aws:(Principal|Resource)/i.test(key));
  return isBounded({ ...statement, conditions });
}

function namesResources({ resources, notResources }: PolicyStatement): boolean {
  return resources.length > 0 && notResources.length === 0 && resources.every(isNamed);
}

/** Account and first part of the name are written out: `arn:aws:s3:::packages/*`, but not `arn:aws:s3:::*`. */
function isNamed(resource: string): boolean {
  const [arn, partition, service, , account, ...rest] = resource.split(":");
  const [first] = rest.join(":").split(/[/:]/);
  const parts = [partition, service, account, first];
  return arn === "arn" && first !== undefined && first !== "" && parts.every((part) => !/[*?]/.test(part ?? ""));
}
