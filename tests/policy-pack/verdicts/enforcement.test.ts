import { judge, violated } from "../../../policy-pack/verdicts/judge";
import { exampleGraph, resource } from "../../support/examples";

const KEEPS = "database-keeps-backups";
const RAISES = "replica-lag-raises-an-alarm";
const short = resource("aws:rds/cluster:Cluster", "db", { backupRetentionPeriod: 10 });
const claims = (inputs: object) => resource("hosting:index:Claims", "claims", { ...inputs });
const verdictsOf = (rule: string, resources: Parameters<typeof exampleGraph>[0], more = {}) =>
  judge(exampleGraph(resources), { asOf: "2026-06-01", ...more }).verdicts.filter((one) => one.rule === rule);

test("an advisory failure is told and violates nothing; a disabled rule says nothing", () => {
  const demanding = { parameters: { [KEEPS]: { days: 28 } } };
  const at = (level: string) => verdictsOf(KEEPS, [short], { ...demanding, enforcement: { [KEEPS]: level } });
  expect(at("mandatory")).toMatchObject([{ verdict: "fail", enforcement: "mandatory" }]);
  expect(violated(at("mandatory"))).toBe(true);
  expect(at("advisory")).toMatchObject([{ verdict: "fail", enforcement: "advisory" }]);
  expect(violated(at("advisory"))).toBe(false);
  expect(at("disabled")).toEqual([]);
});

test("what is still wrong after remedies is a violation", () => {
  const verdicts = verdictsOf(KEEPS, [short], {
    parameters: { [KEEPS]: { days: 28 } },
    enforcement: { [KEEPS]: "remediate" },
  });
  expect(violated(verdicts)).toBe(true);
});

test("a claim makes the rule stricter, and its failure names the promise", () => {
  expect(verdictsOf(KEEPS, [short])).toMatchObject([{ verdict: "pass", promises: [] }]);
  expect(verdictsOf(KEEPS, [short, claims({ "lamp-snapshots-28": { days: 28 } })])).toMatchObject([
    { verdict: "fail", promises: ["lamp-snapshots-28"], message: expect.stringContaining("at least 28") as string },
  ]);
});

test("a rule that demands the presence of something is asked only where it is claimed", () => {
  expect(verdictsOf(RAISES, [short])).toMatchObject([
    { verdict: "notApplicable", message: "no claimed promise demands it" },
  ]);
  expect(verdictsOf(RAISES, [short, claims({ "lamp-monitoring": {} })])).toMatchObject([
    { verdict: "fail", promises: ["lamp-monitoring"] },
  ]);
});

test("an empty stack is judged: what is required there is missing", () => {
  const { verdicts } = judge(exampleGraph([]), { asOf: "2026-06-01" });
  expect(verdicts.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  const claimed = judge(exampleGraph([claims({ "lamp-vpc": {} })]), { asOf: "2026-06-01" });
  expect(claimed.promises.find(({ id }) => id === "lamp-vpc")?.verdict).toBe("broken");
});
