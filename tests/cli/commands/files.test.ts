import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWhole } from "../../../cli/commands/files";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "files-"))));
afterEach(() => rmSync(folder, { recursive: true }));
const output = (name: string, text: string) => ({ file: join(folder, name), text, flag: "--out" });

describe("writeWhole", () => {
  it("writes all files, over older ones too", () => {
    writeWhole([output("a", "old")]);
    writeWhole([output("a", "new"), output("b", "text")]);
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("new");
    expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
  });

  it("writes none where one cannot be staged, and names its flag and file", () => {
    writeWhole([output("a", "old")]);
    expect(() => writeWhole([output("a", "new"), output("none/b", "text")])).toThrow(
      /^--out: .*none\/b cannot be written \(ENOENT/,
    );
    expect(readFileSync(join(folder, "a"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  it("leaves no half-written file behind where a folder is in the way", () => {
    mkdirSync(join(folder, "b/full"), { recursive: true });
    expect(() => writeWhole([output("b", "text")])).toThrow(/^--out: .*b cannot be written/);
    expect(readdirSync(folder)).toEqual(["b"]);
  });
});
