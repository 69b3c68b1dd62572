/**
 * A calendar day in UTC as `2026-12-31`, which sorts as text.
 *
 * @throws with `key`, where the text is not such a day or the day is in no calendar (`2026-02-30`).
 */
export function parseDay(key: string, day: Date | string): string {
  if (day instanceof Date ? !Number.isNaN(day.getTime()) : isDay(day)) {
    return day instanceof Date ? day.toISOString().slice(0, 10) : day;
  }
  throw new Error(`${key}: ${JSON.stringify(String(day))} is not a date; accepted is a day such as 2026-12-31`);
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
