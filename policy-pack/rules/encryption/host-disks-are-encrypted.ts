import { is, read, refersTo } from "../../logic/comparators";
import { all, every, fails, holds, type Outcome } from "../../logic/outcome";
import { valueOf } from "../../facts/datum";
import type { Disk } from "../../facts/kinds";
import { rule } from "../rule";

export default rule({
  id: "host-disks-are-encrypted",
  title: "Every disk of a machine is encrypted with a key of this stack",
  severity: "high",
  over: "host",
  holds: ({ disks }) => {
    if (disks.state === "unknown") return refersTo(disks, "disks", () => holds());
    const listed = valueOf(disks) ?? [];
    return listed.length === 0
      ? fails("no disk is described, so none is encrypted", [read(disks)])
      : every(listed, diskIs);
  },
  fix: {
    aws: "Set ebs.encrypted and ebs.kmsKeyId of every device.",
    azure: "Set encryptionAtHost and a disk encryption set.",
  },
  source: "CIS AWS Foundations Benchmark 3.0.0, 2.2.1",
});

function diskIs(disk: Disk): Outcome {
  return all(
    is(disk.encrypted, true),
    refersTo(disk.key(), "a key of this stack", () => holds()),
  );
}
