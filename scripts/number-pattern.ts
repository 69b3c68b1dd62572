/**
 * A pattern for the decimal text of the whole numbers from `least` to `most`, neither of them negative: `pulumi config set`
 * writes a number as text, and of text JSON Schema compares no size.
 */
export function numberPattern(least: number, most: number): string {
  const parts = spans(least, most).map(([from, to]) => patternOf(from, to));
  return `^(${parts.join("|")})$`;
}

/** The range cut into spans of numbers that differ in their last digits only, in all ways: 28–35 is 28–29 and 30–35. */
function spans(least: number, most: number): [number, number][] {
  if (least > most) return [];
  let size = 1;
  while (least % (size * 10) === 0 && least + size * 10 - 1 <= most && least > 0) size *= 10;
  const room = 9 - (Math.floor(least / size) % 10);
  const steps = Math.min(room, Math.floor((most - least + 1) / size) - 1);
  const end = least + (steps + 1) * size - 1;
  return [[least, end], ...spans(end + 1, most)];
}

function patternOf(from: number, to: number): string {
  return [...String(from)]
    .map((digit, index) => {
      const last = String(to)[index]!;
      return digit === last ? digit : digit === "0" && last === "9" ? "\\d" : `[${digit}-${last}]`;
    })
    .join("");
}
