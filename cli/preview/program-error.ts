/** The program cannot be previewed: one line that names the resource, where there is one, and the cause. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";

  constructor(
    message: string,
    /** `type name` or URN of the resource that the error is about. */
    readonly resource?: string,
    options?: ErrorOptions,
  ) {
    super(resource === undefined ? message : `${resource}: ${message}`, options);
  }
}

/** The first line of whatever was thrown; an error's own message, not its stack. */
export function oneLine(thrown: unknown): string {
  const text = thrown instanceof Error || isErrorLike(thrown) ? thrown.message || thrown.name : String(thrown);
  return text.trim().replace(/\s*\n\s*/g, " ");
}

// Code that a test runner loads in a context of its own has another `Error` class.
function isErrorLike(thrown: unknown): thrown is { message: string; name: string } {
  return typeof thrown === "object" && thrown !== null && "message" in thrown && typeof thrown.message === "string";
}
