import type { Framework } from "./framework";
import { cisAws } from "./frameworks/cis-aws";
import { iso27001 } from "./frameworks/iso-27001";
import { nist80053 } from "./frameworks/nist-800-53";
import { pciDss } from "./frameworks/pci-dss";

/** The public frameworks whose clauses verdicts name. CrossGuard shows one for each policy: the first that has it. */
export const frameworks: readonly Framework[] = [cisAws, pciDss, nist80053, iso27001];

/** The rules that no clause of these frameworks asks for, and why they are kept all the same. */
export const UNMAPPED: Readonly<Record<string, string>> = {
  "bucket-exists": "a promise of the organisation's own: where uploaded files are",
  "claims-are-complete": "about the organisation's own promises, which no framework knows",
  "database-exists": "a promise of the organisation's own: the rules on databases ask for the rest",
  "database-is-protected": "guards against a mistake of one's own; no framework asks for a switch against deletion",
  "load-balancer-is-protected":
    "guards against a mistake of one's own; no framework asks for a switch against deletion",
  "machine-group-drains": "spares users a broken request; no framework asks for it",
};
