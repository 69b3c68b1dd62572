import { ref, resource, unknownValue, type Examples } from "../../../support/examples";

type Inputs = Readonly<Record<string, unknown>>;
const detectors = ({ guardDuty = {}, inspector = {}, status = {} }: Record<string, Inputs> = {}) => [
  resource("aws:guardduty/detector:Detector", "threats", { enable: true, ...guardDuty }),
  resource("aws:inspector2/enabler:Enabler", "vulnerabilities", { resourceTypes: ["EC2"], ...inspector }),
  resource("aws:accessanalyzer/analyzer:Analyzer", "access", { type: "ACCOUNT" }),
  resource("aws:cfg/recorder:Recorder", "recorder", { name: "recorder" }),
  resource("aws:cfg/recorderStatus:RecorderStatus", "status", { name: ref("recorder"), isEnabled: true, ...status }),
];
const without = (name: string) => detectors().filter((one) => one.name !== name);

export const examples: Examples = {
  good: { "all four": detectors(), "by default on": detectors({ guardDuty: { enable: undefined } }) },
  bad: {
    nothing: [resource("aws:sns/topic:Topic", "other")],
    "no GuardDuty": without("threats"),
    "no Inspector": without("vulnerabilities"),
    "no Access Analyzer": without("access"),
    "no recorder": detectors().filter(({ type }) => !type.startsWith("aws:cfg/")),
    "a recorder that is never started": without("status"),
    "a recorder that is stopped": detectors({ status: { isEnabled: false } }),
    "GuardDuty off": detectors({ guardDuty: { enable: false } }),
    "GuardDuty off, and the recorder not known": detectors({
      guardDuty: { enable: false },
      status: { isEnabled: unknownValue },
    }),
    "Inspector that looks at no machine": detectors({ inspector: { resourceTypes: ["LAMBDA"] } }),
    "Inspector that looks at nothing": detectors({ inspector: { resourceTypes: [] } }),
  },
  unknown: {
    "GuardDuty perhaps off": detectors({ guardDuty: { enable: unknownValue } }),
    "a recorder perhaps stopped": detectors({ status: { isEnabled: unknownValue } }),
  },
};
