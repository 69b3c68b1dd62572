import type { DataClass } from "./data-class";
import type { Environment } from "./environment";

/** The tags that every taggable resource carries; the policy pack refuses a resource without them. */
export interface Tags extends Record<string, string> {
  Name: string;
  owner: string;
  environment: string;
  "data-class": DataClass;
  "managed-by": "pulumi";
}

/** The tags of one resource: its cloud name, and what its environment and data class say. */
export function tagsOf(environment: Environment, name: string, dataClass: DataClass): Tags {
  return {
    Name: name,
    owner: environment.owner,
    environment: environment.name,
    "data-class": dataClass,
    "managed-by": "pulumi",
  };
}
