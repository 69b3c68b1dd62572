import * as aws from "@pulumi/aws";
import { engines } from "./engines";
import { tagsIn, type Parts } from "./parts";

/**
 * The cluster's parameters: no connection without TLS 1.2, and an audit log. A family has a group of its own, so that a
 * major upgrade finds the new one beside the old.
 */
export function clusterParameters(parts: Parts) {
  const { engine, family, identifier } = parts.settings;
  const groupName = `${identifier}-${family.replace(".", "-")}`;
  return new aws.rds.ClusterParameterGroup(
    `${parts.name}-parameters`,
    {
      name: groupName,
      family,
      description: `${identifier}: TLS required, audit log on`,
      parameters: engines[engine].parameters.map((parameter) => ({ applyMethod: "immediate", ...parameter })),
      tags: tagsIn(parts, groupName),
    },
    parts.child,
  );
}
