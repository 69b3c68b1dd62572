/** Where a command prints; tests give their own. */
export interface Terminal {
  /** What was asked for. */
  out(text: string): void;
  /** Errors, one line each. */
  err(text: string): void;
  /** What is going on now; shown only to people, and gone at the end. Without text: nothing any more. */
  progress(text?: string): void;
  readonly colour: boolean;
  /** Columns for tables. */
  readonly width: number;
}

/** Tables in a file or a pipe are always this wide, so that the output is the same everywhere. */
const FIXED_WIDTH = 120;

/** The terminal of a process: colour and progress only where a person looks, and NO_COLOR is respected. */
export function terminalOf({ stdout, stderr, env }: NodeJS.Process): Terminal {
  const plain = Boolean(env.NO_COLOR) || env.TERM === "dumb";
  const clear = "\r\u001b[K";
  // A reader that has seen enough (`| head`) is no error.
  stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    progress: (text) => void (stderr.isTTY && env.TERM !== "dumb" && stderr.write(clear + (text ?? ""))),
    // Into a pipe isTTY is not false but missing, and picocolors would then decide by itself, with colour wherever CI is set.
    colour: Boolean(stdout.isTTY) && !plain,
    width: stdout.isTTY ? Math.max(60, Math.min(stdout.columns, 160)) : FIXED_WIDTH,
  };
}

/** Ends the process, even if a program left a timer running, but not before a pipe has taken everything. */
export function exitAfterOutput(code: number): void {
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}
