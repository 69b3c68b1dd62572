/** A whole number within bounds, or an error that names the argument. */
export function wholeNumber(argument: string, value: number, least: number, most: number): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Error(`${argument}: received ${value}; accepted: a whole number from ${least} to ${most}`);
  }
  return value;
}
