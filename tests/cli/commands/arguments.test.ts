import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, inProcess } from "./command";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "arguments-"))));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("a command line that cannot be used is one line on stderr and exit 2", () => {
  it.each<[string, string[], RegExp]>([
    ["an unknown command", ["previw"], /^unknown command 'previw' \(Did you mean preview\?\); accepted: /],
    ["an unknown flag", ["preview", "lamplight", "--jsn"], /^unknown option '--jsn' \(Did you mean --json\?\)/],
    ["no stack", ["preview"], /^missing required argument 'stack'; accepted/],
    [
      "a flag without its value",
      ["preview", "lamplight", "--export"],
      /^option '--export <graph.json>' argument missi/,
    ],
    [
      "an unknown stack",
      ["preview", "lampligt"],
      /^stack: received lampligt; accepted: lamplight.*did you mean lamplight/,
    ],
    [
      "an unknown rule",
      ["explain", "lamp-albs"],
      /^explain: received lamp-albs; accepted: .*; did you mean lamp-alb( or .+)?\?$/,
    ],
    [
      "a name near nothing",
      ["explain", "xxxxxxxxxxxx"],
      /^explain: received xxxxxxxxxxxx; accepted: (?!.*did you mean)/,
    ],
    ["a bad day", ["preview", "lamplight", "--as-of", "2026-02-30"], /^--as-of: received 2026-02-30; accepted: a day/],
    ["neither stack nor state", ["audit"], /^audit: received neither a stack nor --state; accepted: /],
    ["both", ["audit", "lamplight", "--state", "x"], /^audit: received the stack lamplight and --state; accepted: /],
    [
      "an unknown format",
      ["audit", "lamplight", "--format", "jsn"],
      /^--format: received jsn; accepted: text, json; did/,
    ],
    ["two formats to print", ["audit", "lamplight", "--format", "text,json"], /^--format: .* without --out; accepted/],
    ["a state that is not there", ["audit", "--state", "missing.json"], /^missing\.json: cannot be read: ENOENT/],
    ["-c with a state", ["audit", "--state", "missing.json", "-c", "a=b"], /^-c: received with --state; accepted/],
  ])("%s", async (_, args, line) => {
    const { code, out, err } = await inProcess(...args);
    expect(err.trimEnd()).toMatch(line);
    expect(err.split("\n")).toHaveLength(2);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });

  it.each<[string, unknown, RegExp]>([
    ["no state", "{", /is not JSON/],
    ["an empty file", "", /is empty; expected what `pulumi stack export`/],
    ["something else", { hello: 1 }, /holds an object with hello; expected what/],
  ])("a state file with %s", async (_, content, line) => {
    const { code, err } = await inProcess("audit", "--state", file("state.json", content));
    expect(err).toMatch(line);
    expect(err.split("\n")).toHaveLength(2);
    expect(code).toBe(2);
  });

  it.each<[string, unknown, RegExp]>([
    ["no list", { rule: "x" }, /at the top: .*; accepted: a list of \{rule, resource, reason/],
    ["an unknown rule", [waiver({ rule: "no-such-rule" })], /rule: received no-such-rule; accepted/],
    ["its own approver", [waiver({ approver: "ada" })], /approver: received ada, who is also the owner; accepted/],
    ["no expiry", [waiver({ expires: undefined })], /at 0\.expires: /],
  ])("waivers with %s, before the program runs", async (_, content, line) => {
    const { code, err } = await inProcess("preview", "no-such-stack", "--waivers", file("waivers.json", content));
    expect(err).toMatch(/^--waivers: /);
    expect(err).toMatch(line);
    expect(err.split("\n")).toHaveLength(2);
    expect(code).toBe(2);
  });

  it("waivers that are not there", async () => {
    const { code, err } = await inProcess("audit", "--state", "x", "--waivers", "missing.yaml");
    expect(err).toMatch(
      /^--waivers: missing\.yaml cannot be read \(ENOENT.*\); accepted: a YAML or JSON list of waivers\n$/,
    );
    expect(code).toBe(2);
  });

  it("a folder that is no project", async () => {
    const { code, out, err } = await command(["stacks"], folder);
    expect(err).toMatch(/^Pulumi\.yaml: not found in .*; run this inside a project\n$/);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

function waiver(change: object): object {
  const whole = { rule: "access-is-current", resource: "*", reason: "r", owner: "ada", approver: "margaret" };
  return { ...whole, expires: "2030-01-01", ...change };
}

describe("what is no error", () => {
  it("helps without arguments and with --help, on stdout", async () => {
    const [bare, help] = [await inProcess(), await inProcess("--help")];
    expect(bare).toEqual(help);
    expect(help).toMatchObject({ code: 0, err: "" });
    for (const name of ["preview", "audit", "explain", "stacks", "rules", "promises"]) {
      expect(help.out).toMatch(new RegExp(`^  ${name} `, "m"));
    }
  });

  it("leaves nothing half written where one of two formats cannot be", async () => {
    const out = join(folder, "a file");
    writeFileSync(out, "in the way");
    const state = file("empty.json", { version: 3, deployment: { resources: [] } });
    const { code, err } = await inProcess("audit", "--state", state, "--format", "text,json", "--out", out);
    expect(err).toMatch(/^--out: .* cannot be written \(EEXIST/);
    expect(code).toBe(2);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });
});
