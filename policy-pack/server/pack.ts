import { version } from "../package.json";

/** How the pack is called. */
export const pack = {
  name: "hardened-hosting",
  version,
  displayName: "Hardened Hosting",
  description: "Rejects hosting that is not compliant with what its organisation promises.",
} as const;
