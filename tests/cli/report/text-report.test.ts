import { promiseLines } from "../../../cli/report/promise-lines";
import { failureLines, titleOf, unknownLines, waiverLines } from "../../../cli/report/verdict-lines";
import type { PromiseVerdict } from "../../../policy-pack/verdicts/promises";
import type { Verdict } from "../../../policy-pack/verdicts/verdict";

const plain = { colour: false, width: 100 };
const escape = String.fromCharCode(27);
const urn = (type: string, name: string) => `urn:pulumi:production::shop::hosting:aws:FileStore$${type}::${name}`;
const bucket = urn("aws:s3/bucket:Bucket", "files");

function verdict(change: Partial<Verdict>): Verdict {
  return {
    rule: "database-keeps-backups",
    resource: bucket,
    verdict: "fail",
    severity: "high",
    enforcement: "mandatory",
    message: "days is 1; wanted: at least 7",
    evidence: [],
    promises: [],
    controls: [],
    ...change,
  };
}

const promise = (id: string, verdict: PromiseVerdict["verdict"], reasons: string[] = []): PromiseVerdict => ({
  id,
  verdict,
  reasons,
  parameters: {},
  rules: [],
  resources: [],
  evidence: [],
});

describe("titleOf", () => {
  it("is the short type and the name", () => expect(titleOf(bucket)).toBe("aws:s3:Bucket files"));
});

describe("failureLines", () => {
  it("groups by resource, names the promises and gives the advice for the resource's cloud", () => {
    const azure = urn("azure-native:dbforpostgresql:Server", "db");
    const verdicts = [
      verdict({ promises: ["lamp-snapshots-28"] }),
      verdict({ rule: "no-such-rule", enforcement: "advisory", message: "odd" }),
      verdict({ resource: azure }),
      verdict({ verdict: "pass" }),
    ];
    expect(failureLines(verdicts, plain)).toEqual([
      "Violations (3)",
      "✗ aws:s3:Bucket files",
      "    database-keeps-backups (high): days is 1; wanted: at least 7",
      "      breaks: lamp-snapshots-28",
      "      fix: Set backupRetentionPeriod.",
      "    no-such-rule (high, advisory): odd",
      "✗ azure-native:dbforpostgresql:Server db",
      "    database-keeps-backups (high): days is 1; wanted: at least 7",
      "      fix: Set backup.backupRetentionDays.",
      "",
    ]);
  });

  it("gives the advice for every cloud where the resource is in none", () => {
    const [, , , fix] = failureLines([verdict({ resource: urn("hosting:index:Claims", "claims") })], plain);
    expect(fix).toBe("      fix: aws: Set backupRetentionPeriod. azure: Set backup.backupRetentionDays.");
  });

  it("says nothing where nothing fails, and colours only where asked", () => {
    expect(failureLines([verdict({ verdict: "pass" })], plain)).toEqual([]);
    expect(failureLines([verdict({})], plain).join("")).not.toContain(escape);
    expect(failureLines([verdict({})], { ...plain, colour: true }).join("")).toContain(escape);
  });
});

describe("unknownLines and waiverLines", () => {
  it("lists unknowns by rule with their reason", () => {
    const unknown = (rule: string) => verdict({ rule, verdict: "unknown", message: "the key is not known" });
    expect(unknownLines([unknown("z-rule"), unknown("a-rule"), verdict({})], plain)).toEqual([
      "Unknown before the update (2)",
      "? a-rule: aws:s3:Bucket files: the key is not known",
      "? z-rule: aws:s3:Bucket files: the key is not known",
      "",
    ]);
  });

  it("lists exceptions with who approved them and until when", () => {
    const waiver = { rule: "r", resource: "*", reason: "moving", owner: "ada", approver: "mar", expires: "2030-01-01" };
    expect(waiverLines([verdict({ verdict: "waived", waiver })], plain)[1]).toBe(
      "! database-keeps-backups: aws:s3:Bucket files: moving (asked by ada, approved by mar, until 2030-01-01)",
    );
  });
});

describe("promiseLines", () => {
  it("tables claimed promises within the width, with reasons under the sentence, three at most", () => {
    const lines = promiseLines(
      [
        promise("lamp-alb", "kept"),
        promise("lamp-tls", "broken", ["one", "two", "three", "four", "five"]),
        promise("lamp-vpc", "notClaimed"),
      ],
      plain,
    ).flatMap((text) => text.split("\n"));
    const text = lines.join("\n");
    expect(text).toMatch(/│ lamp-alb +│ kept +│ A highly available load balancer +│/);
    expect(text).toMatch(/│ lamp-tls +│ broken +│/);
    expect(text).toMatch(/– three +│\n│ +│ +│ – and 2 more/);
    expect(text).not.toContain("lamp-vpc");
    expect(Math.max(...lines.map((line) => line.length))).toBe(100);
  });

  it("says so where no promise is claimed", () => {
    expect(promiseLines([promise("lamp-vpc", "notClaimed")], plain)).toEqual(["No promise is claimed.", ""]);
  });
});
