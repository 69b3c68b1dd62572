/** Letters of the first three zones that every account can use, by region; the regions of two zones are left out. */
const firstZones: Record<string, string> = {
  "af-south-1": "abc",
  "ap-east-1": "abc",
  "ap-northeast-1": "acd",
  "ap-northeast-2": "abc",
  "ap-northeast-3": "abc",
  "ap-south-1": "abc",
  "ap-south-2": "abc",
  "ap-southeast-1": "abc",
  "ap-southeast-2": "abc",
  "ap-southeast-3": "abc",
  "ap-southeast-4": "abc",
  "ca-central-1": "abd",
  "ca-west-1": "abc",
  "eu-central-1": "abc",
  "eu-central-2": "abc",
  "eu-north-1": "abc",
  "eu-south-1": "abc",
  "eu-south-2": "abc",
  "eu-west-1": "abc",
  "eu-west-2": "abc",
  "eu-west-3": "abc",
  "il-central-1": "abc",
  "me-central-1": "abc",
  "me-south-1": "abc",
  "sa-east-1": "abc",
  "us-east-1": "abc",
  "us-east-2": "abc",
  "us-west-2": "abc",
};

/**
 * The zones that a network of the region spans: those asked for, or the region's first three.
 *
 * @throws where there are fewer than two, one is of another region, or the region has no default.
 */
export function zonesOf(region: string, zones?: readonly string[]): string[] {
  const chosen = zones ?? [...(firstZones[region] ?? "")].map((letter) => region + letter);
  if (chosen.length === 0 && !zones) {
    throw new Error(`zones: none is known for region "${region}"; accepted are names of at least two of its zones`);
  }
  const foreign = chosen.find((zone) => zone.slice(0, -1) !== region || !/[a-h]$/.test(zone));
  if (foreign !== undefined) {
    throw new Error(`zones: received "${foreign}"; accepted are zones of ${region}, such as ${region}a`);
  }
  if (new Set(chosen).size < 2) {
    throw new Error(
      `zones: received ${chosen.join(", ") || "none"}; accepted are at least two, so that one can fail (lamp-autoscaling)`,
    );
  }
  return [...chosen];
}

/** `a` of `eu-west-2a`: what tells a zone's resources apart in names. */
export function letterOf(zone: string): string {
  return zone.slice(-1);
}
