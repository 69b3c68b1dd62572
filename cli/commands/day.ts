import { InputError } from "../preview/input-error";

/** A day of the calendar, YYYY-MM-DD. @throws InputError where it is none, with the flag or key that gave it */
export function dayIn(text: string, from: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (date === undefined || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) {
    throw new InputError(`${from}: received ${text}; accepted: a day as YYYY-MM-DD`);
  }
  return text;
}

/** Today, in universal time. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
