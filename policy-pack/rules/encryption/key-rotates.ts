import { atMost, is } from "../../logic/comparators";
import { all } from "../../logic/outcome";
import { rule } from "../rule";

const YEAR = 365;

export default rule({
  id: "key-rotates",
  title: "A key is renewed by itself every year or sooner",
  severity: "medium",
  over: "key",
  holds: (key) => all(is(key.rotates, true), atMost(key.rotationDays, YEAR, true)),
  fix: { aws: "Set enableKeyRotation, and no rotationPeriodInDays above 365.", azure: "Set a rotationPolicy." },
  source: "CIS AWS Foundations Benchmark 3.0.0, 3.6",
  remedies: {
    "aws:kms/key:Key": (inputs) => ({
      ...inputs,
      enableKeyRotation: true,
      ...(Number(inputs.rotationPeriodInDays) > YEAR ? { rotationPeriodInDays: YEAR } : {}),
    }),
  },
});
