import { mapDatum, notKnown, type Datum } from "../datum";

/**
 * The security policies of load balancers by the oldest TLS version that they accept.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const POLICIES: Readonly<Record<string, readonly string[]>> = {
  "1.3": ["TLS13-1-3-2021-06", "TLS13-1-3-FIPS-2023-04", "TLS13-1-3-PQ-2025-09", "TLS13-1-3-FIPS-PQ-2025-09"],
  "1.2": [
    "TLS13-1-2-2021-06",
    "TLS13-1-2-Res-2021-06",
    "TLS13-1-2-Ext1-2021-06",
    "TLS13-1-2-Ext2-2021-06",
    "TLS13-1-2-FIPS-2023-04",
    "TLS13-1-2-Res-FIPS-2023-04",
    "TLS13-1-2-Ext0-FIPS-2023-04",
    "TLS13-1-2-Ext1-FIPS-2023-04",
    "TLS13-1-2-Ext2-FIPS-2023-04",
    "TLS13-1-2-PQ-2025-09",
    "TLS13-1-2-Res-PQ-2025-09",
    "TLS13-1-2-Ext1-PQ-2025-09",
    "TLS13-1-2-Ext2-PQ-2025-09",
    "TLS13-1-2-FIPS-PQ-2025-09",
    "TLS13-1-2-Res-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext0-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext1-FIPS-PQ-2025-09",
    "TLS13-1-2-Ext2-FIPS-PQ-2025-09",
    "TLS-1-2-2017-01",
    "TLS-1-2-Ext-2018-06",
    "FS-1-2-2019-08",
    "FS-1-2-Res-2019-08",
    "FS-1-2-Res-2020-10",
  ],
  "1.1": ["TLS13-1-1-2021-06", "TLS13-1-1-FIPS-2023-04", "TLS-1-1-2017-01", "FS-1-1-2019-08"],
  "1.0": ["TLS13-1-0-2021-06", "TLS13-1-0-FIPS-2023-04", "TLS-1-0-2015-04", "2016-08", "2015-05", "FS-2018-06"],
};

const OLDEST: ReadonlyMap<string, string> = new Map(
  Object.entries(POLICIES).flatMap(([version, names]) =>
    names.map((name) => [`ELBSecurityPolicy-${name}`, version] as const),
  ),
);

/** The oldest TLS version that a named policy accepts; unknown for names that AWS has made since, or a user has. */
export function oldestTlsOf(policy: Datum<string>): Datum<string> {
  if (policy.state !== "known" || OLDEST.has(policy.value)) return mapDatum(policy, (name) => OLDEST.get(name));
  return notKnown(policy.source, `is ${policy.value}, a policy that is not in the table of TLS policies`);
}
