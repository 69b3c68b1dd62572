import type { Adapter, Context } from "../context";
import { known, mapDatum, valueOf, withDefault, type Datum } from "../datum";
import type { DetectorFact, DetectorKind } from "../kinds";
import type { Reader } from "../reader";

const GUARDDUTY = "aws:guardduty/detector:Detector";
const INSPECTOR = "aws:inspector2/enabler:Enabler";
const ANALYZER = "aws:accessanalyzer/analyzer:Analyzer";
const RECORDER = "aws:cfg/recorder:Recorder";
const RECORDER_STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const SECURITY_HUB = "aws:securityhub/account:Account";

/** Services that watch the account by themselves. */
export const detectors: Adapter = {
  cloud: "aws",
  reads: [GUARDDUTY, INSPECTOR, ANALYZER, RECORDER, RECORDER_STATUS, SECURITY_HUB],
  facts: (context) => [
    ...context
      .each(GUARDDUTY)
      .map((one) =>
        detector(one, "threats", withDefault(one.boolean("enable"), true, "the provider's default is true")),
      ),
    ...context.each(INSPECTOR).map((one) =>
      detector(
        one,
        "vulnerabilities",
        mapDatum(one.strings("resourceTypes"), (types) => types.includes("EC2")),
      ),
    ),
    ...context.each(ANALYZER).map((one) => detector(one, "access", findsOutsiders(one))),
    ...context.each(RECORDER).map((one) => recorder(one, context)),
    ...context.each(SECURITY_HUB).map((one) => detector(one, "posture", known(true, one.source("type")))),
  ],
};

// A recorder records nothing until its status says so.
function recorder(one: Reader, context: Context): DetectorFact {
  const [status] = context.partsOf(one.resource, RECORDER_STATUS, "name");
  const enabled = status
    ? status.boolean("isEnabled")
    : known(false, one.source("status"), "default: a recorder is stopped until it is started");
  const fact = detector(
    one,
    "configuration",
    valueOf(enabled) === false ? enabled : firstOff(recordsAll(one), enabled),
  );
  return status ? { ...fact, sources: [...fact.sources, status.resource] } : fact;
}

// A recorder of some types only leaves the others unseen.
function recordsAll(one: Reader): Datum<boolean> {
  const all = one.boolean("recordingGroup.allSupported");
  return withDefault(all, true, "the provider's default is true");
}

function firstOff(first: Datum<boolean>, second: Datum<boolean>): Datum<boolean> {
  return valueOf(first) === true ? second : first;
}

// The other types look for rights that nobody uses, or for access from inside.
function findsOutsiders(one: Reader): Datum<boolean> {
  const type = withDefault(one.string("type"), "ACCOUNT", "the provider's default is ACCOUNT");
  return mapDatum(type, (name) => name === "ACCOUNT" || name === "ORGANIZATION");
}

function detector(one: Reader, detects: DetectorKind, enabled: Datum<boolean>): DetectorFact {
  return { kind: "detector", cloud: "aws", subject: one.resource, sources: [one.resource], detects, enabled };
}
