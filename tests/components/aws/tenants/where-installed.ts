/** `describe`, or, where a server is not installed, its skipping twin after a line that says what is missing. */
export function describeWhereInstalled(what: string, missing: string | undefined): jest.Describe {
  if (missing === undefined) return describe;
  process.stderr.write(`skipped: ${what}: not installed here: ${missing}\n`);
  return describe.skip;
}
