import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { InputError } from "../preview/input-error";
import { oneLine } from "../preview/program-error";

/** The text of a file that a flag names. */
export function readText(file: string, flag: string, accepted: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (thrown) {
    throw new InputError(`${flag}: ${file} cannot be read (${oneLine(thrown)}); accepted: ${accepted}`, {
      cause: thrown,
    });
  }
}

/** A file to write: all of them are written whole, or none. */
export interface Output {
  readonly file: string;
  readonly text: string;
  /** The flag that asked for it, for errors. */
  readonly flag: string;
}

/** Writes the files beside their places first and moves them there last: nobody ever sees half a file. */
export function writeWhole(outputs: readonly Output[]): void {
  const staged: { from: string; to: string; flag: string }[] = [];
  try {
    for (const { file, text, flag } of outputs) {
      const from = join(dirname(file), `.${basename(file)}.${process.pid}`);
      staged.push({ from, to: file, flag });
      attempt(flag, file, () => writeFileSync(from, text, { flag: "wx" }));
    }
    for (const { from, to, flag } of staged) attempt(flag, to, () => renameSync(from, to));
  } finally {
    for (const { from } of staged) rmSync(from, { force: true });
  }
}

export function makeFolder(folder: string, flag: string): void {
  attempt(flag, folder, () => mkdirSync(folder, { recursive: true }));
}

function attempt(flag: string, file: string, action: () => void): void {
  try {
    action();
  } catch (thrown) {
    throw new InputError(`${flag}: ${file} cannot be written (${oneLine(thrown)}); accepted: a path that can be`, {
      cause: thrown,
    });
  }
}
