import { graphFromExport, type ExportedResource } from "../../../policy-pack/graph/from-export";
import { judge } from "../../../policy-pack/verdicts/judge";

// How Pulumi marks a secret: readable with `--show-secrets`, encrypted in any other export.
const secret = (more: object) => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ...more,
});

const SECRETS: readonly (readonly [type: string, inputs: Record<string, unknown>, hidden: Record<string, unknown>])[] =
  [
    ["aws:secretsmanager/secretVersion:SecretVersion", { secretId: "x" }, { secretString: '{"password":"hunter2"}' }],
    ["aws:secretsmanager/secret:Secret", { name: "x", tags: { "data-class": "high" } }, { description: "hunter2" }],
    ["aws:acm/certificate:Certificate", { certificateBody: "PEM" }, { privateKey: "hunter2" }],
    ["aws:rds/cluster:Cluster", { engine: "aurora-postgresql" }, { masterPassword: "hunter2" }],
    ["aws:iam/accessKey:AccessKey", { user: "ada" }, { secret: "hunter2" }],
    [
      "aws:lambda/function:Function",
      { name: "job", role: "x" },
      { environment: { variables: { PASSWORD: "hunter2" } } },
    ],
  ];

function verdicts(hide: (value: unknown) => unknown) {
  const resources = SECRETS.map(([type, inputs, hidden], i): ExportedResource => {
    const all = { ...inputs, ...Object.fromEntries(Object.entries(hidden).map(([key, value]) => [key, hide(value)])) };
    return { urn: `urn:pulumi:production::example::${type}::r${i}`, type, inputs: all, outputs: all };
  });
  return judge(graphFromExport({ version: 3, deployment: { resources } }), { asOf: "2026-01-01" }).verdicts;
}
const said = (list: ReturnType<typeof verdicts>) =>
  list.map(({ rule, resource, verdict, message }) => ({ rule, resource, verdict, message }));

const shown = verdicts((value) => secret({ plaintext: JSON.stringify(value) }));

test("an export without its secrets gets the verdicts of one with them", () => {
  const hidden = verdicts(() => secret({ ciphertext: "v1:abc" }));
  expect(said(hidden)).toEqual(said(shown));
  expect(shown.some(({ verdict }) => verdict === "fail")).toBe(true);
});

test("no verdict repeats a secret", () => {
  expect(JSON.stringify(shown)).not.toContain("hunter2");
});
