import { terminalOf } from "../../../cli/commands/terminal";

interface Stream {
  /** As Node has it: missing for a pipe, never false. */
  isTTY: true | undefined;
  columns?: number;
  text: string;
  write(text: string): boolean;
  on(): void;
}

function stream(isTTY: boolean, columns?: number): Stream {
  return {
    isTTY: isTTY || undefined,
    columns,
    text: "",
    on: () => undefined,
    write(text) {
      this.text += text;
      return true;
    },
  };
}

function terminal(isTTY: boolean, env: NodeJS.ProcessEnv = {}, columns = 100) {
  const [stdout, stderr] = [stream(isTTY, columns), stream(isTTY)];
  return { ...terminalOf({ stdout, stderr, env } as unknown as NodeJS.Process), stdout, stderr };
}

describe("terminalOf", () => {
  it.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
    ["a terminal", true, {}, true],
    ["a terminal whose user wants no colour", true, { NO_COLOR: "1" }, false],
    ["an empty NO_COLOR, which says nothing", true, { NO_COLOR: "" }, true],
    ["a terminal that knows no colour", true, { TERM: "dumb" }, false],
    ["a pipe", false, {}, false],
    ["a pipe in CI", false, { CI: "true" }, false],
  ])("colours for %s", (_, isTTY, env, colour) => expect(terminal(isTTY, env).colour).toBe(colour));

  it("shows progress on stderr of a terminal only, and takes it away at the end", () => {
    const shown = terminal(true);
    shown.progress("Judging …");
    shown.progress();
    const clear = "\r\u001b[K";
    expect([shown.stdout.text, shown.stderr.text]).toEqual(["", `${clear}Judging …${clear}`]);
    const piped = terminal(false);
    piped.progress("Judging …");
    expect([piped.stdout.text, piped.stderr.text]).toEqual(["", ""]);
  });

  it("is as wide as the terminal within reason, and always the same elsewhere", () => {
    expect([40, 100, 500].map((columns) => terminal(true, {}, columns).width)).toEqual([60, 100, 160]);
    expect(terminal(false, {}, 40).width).toBe(120);
  });
});
