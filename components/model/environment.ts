/** The three environments that a stack can be; they share no account, key or network (`hard-environments`). */
export const environmentNames = ["production", "staging", "development"] as const;
export type EnvironmentName = (typeof environmentNames)[number];

/**
 * Where a stack lives. Every component takes it: names, tags and ARNs follow from it, and because all of it is known
 * before anything is created, so do the policies that name them.
 */
export interface Environment {
  /** The organisation whose promises the stack keeps, lower case: the first part of every name. */
  organisation: string;
  /** Which of the organisation's environments this is. */
  name: EnvironmentName;
  /** Who answers for the resources: the `owner` tag, a team or mailbox. */
  owner: string;
  /** The twelve digits of the AWS account, or the Azure subscription id. The provider is pinned to it. */
  accountId: string;
  /** The cloud's name of the region, for example `eu-west-2`. */
  region: string;
}

/** `lamplight-production-files`: the one way names are made, so that ARNs can be written before resources exist. */
export function nameIn(environment: Environment, ...parts: string[]): string {
  return [environment.organisation, environment.name, ...parts].join("-");
}
