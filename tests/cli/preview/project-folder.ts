import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder for each test of a file, in which it writes a project. */
export function projectFolder(): { root: () => string; write: (files: Record<string, string>) => void } {
  let root = "";
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), "project-"))));
  afterEach(() => rmSync(root, { recursive: true }));
  return {
    root: () => root,
    write: (files) => {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, name)), { recursive: true });
        writeFileSync(join(root, name), text);
      }
    },
  };
}
