import { atMost, is } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";

export default rule({
  id: "host-requires-metadata-tokens",
  title: "A machine's metadata is given against a token alone, and to the machine alone",
  severity: "high",
  over: "host",
  clouds: ["aws"],
  holds: (host) => all(is(host.metadataTokens, "required"), atMost(host.metadataHopLimit, 1)),
  fix: { aws: "Set metadataOptions.httpTokens to required and httpPutResponseHopLimit to 1." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 5.6",
  remedies: {
    "aws:ec2/launchTemplate:LaunchTemplate": withTokens,
    "aws:ec2/instance:Instance": withTokens,
  },
});

function withTokens(inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const options = inputs.metadataOptions as Record<string, unknown> | undefined;
  return { ...inputs, metadataOptions: { ...options, httpTokens: "required", httpPutResponseHopLimit: 1 } };
}
