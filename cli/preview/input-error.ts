/** What the caller gave cannot be used: a file, a stack's name, a configuration value. One line; the command exits 2. */
export class InputError extends Error {
  override readonly name = "InputError";
}
