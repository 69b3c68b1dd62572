import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./command";

const marker = "Tr0ub4dor-marker-7f3a";
const project = join(__dirname, "secrets-project");

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "secrets-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Everything that the command prints and writes of the project, by what it is. */
async function everything(leak: boolean): Promise<Record<string, string>> {
  const graph = join(folder, `graph-${leak}.json`);
  const values = ["-c", `secrets:token=${marker}`, "-c", `secrets:leak=${leak}`];
  const [text, record] = await Promise.all([
    command(["preview", "dev", ...values, "--export", graph], project),
    command(["preview", "dev", ...values, "--json"], project),
  ]);
  expect([text.code, text.err, record.code, record.err]).toEqual([1, "", 1, ""]);
  const [difference, audit] = await Promise.all([
    command(["preview", "dev", ...values, "-c", `secrets:token=${marker}2`, "--against", graph], project),
    command(["audit", "--state", graph], project),
  ]);
  return {
    graph: readFileSync(graph, "utf8"),
    record: record.out,
    text: text.out,
    difference: difference.out,
    audit: audit.out,
  };
}

/** Where the marker is, as it is or in base 64 at any of its three offsets. */
function leaks(written: Record<string, string>): string[] {
  const encoded = [0, 1, 2].map((offset) =>
    Buffer.from(" ".repeat(offset) + marker)
      .toString("base64")
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return Object.keys(written).filter((name) => [marker, ...encoded].some((form) => written[name]!.includes(form)));
}

describe("a secret in plain", () => {
  it("would be noticed wherever it is written", async () => {
    expect(leaks(await everything(true)).sort()).toEqual(["audit", "difference", "graph", "record", "text"].sort());
  });

  it("would be noticed in base 64 too", () => {
    for (const before of ["", "a", "ab", "#cloud-config\n"]) {
      expect(leaks({ data: Buffer.from(`${before}${marker} after`).toString("base64") })).toEqual(["data"]);
    }
  });

  it("is nowhere: not in the graph, the record, the text, the difference or the audit", async () => {
    const written = await everything(false);
    expect(leaks(written)).toEqual([]);
    // The resources that hold it are there all the same, with a secret in its place.
    expect(written.graph).toContain('"secretString": {');
    expect(written.text).toContain("aws:secretsmanager:SecretVersion");
  });

  it("is not in the line that refuses a program's configuration", async () => {
    const values = ["-c", `secrets:token=${marker}`, "-c", "secrets:leak=perhaps"];
    const { code, out, err } = await command(["preview", "dev", ...values], project);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^secrets:leak: "perhaps"; true or false\n$/);
  });
});
