import { passphraseWarning } from "../../stacks/support/passphrase";
import { isObject, type GraphResource, type Json } from "../preview/graph";

/** What an exported state is besides its resources. */
interface Exported {
  readonly resources: readonly GraphResource[];
  /** As the state names it: `passphrase`, `cloud` for a key management service, `service` for Pulumi Cloud. */
  readonly secretsProvider?: string;
}

/** The warnings that a state deserves: one where production's secrets are under a passphrase. */
export function stateWarnings(file: string, { resources, secretsProvider }: Exported): readonly string[] {
  if (secretsProvider !== "passphrase" || !resources.some(isProduction)) return [];
  const stack = /^urn:pulumi:(.*?)::/.exec(resources[0]!.urn)![1]!;
  return [passphraseWarning({ stack, file, region: regionOf(resources) })];
}

// The tag that every resource carries (`resource-is-tagged`): it is there whatever program made the state.
function isProduction({ inputs: { tags } }: GraphResource): boolean {
  return isObject(tags) && tags.environment === "production";
}

function regionOf(resources: readonly GraphResource[]): string | undefined {
  const region: Json | undefined = resources.find(({ type }) => type === "pulumi:providers:aws")?.inputs.region;
  return typeof region === "string" ? region : undefined;
}
