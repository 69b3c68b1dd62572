import { is } from "../../logic/comparators";
import { rule } from "../rule";

export default rule({
  id: "key-rotates",
  title: "A key is renewed by itself every year or sooner",
  severity: "medium",
  over: "key",
  holds: (key) => is(key.rotates, true),
  fix: { aws: "Set enableKeyRotation.", azure: "Set a rotationPolicy." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 3.6",
  remedies: { "aws:kms/key:Key": (inputs) => ({ ...inputs, enableKeyRotation: true }) },
});
