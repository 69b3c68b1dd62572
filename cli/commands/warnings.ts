import type { Terminal } from "./terminal";

/** Prints what is no error and changes no exit code, a line each, beside whatever was asked for. */
export function warn(lines: readonly string[], terminal: Terminal): void {
  if (lines.length > 0) terminal.progress();
  for (const line of lines) terminal.err(`warning: ${line}\n`);
}
