/** Whether a schedule of AWS (`cron(…)` of six fields, `rate(…)`) comes at least once a day, for ever. */
export function comesDaily(schedule: string): boolean {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule);
  if (rate) return Number(rate[1]) * { minute: 1 / 1440, hour: 1 / 24, day: 1 }[rate[2] as "minute"] <= 1;
  const [day, month, weekday, year] = fieldsOf(schedule);
  return (
    year === "*" &&
    /^(\*|1-12|JAN-DEC)$/i.test(month ?? "") &&
    [/^(\*|\?|1-31|1\/1)$/, /^(\*|\?|1-7|SUN-SAT|MON-SUN)$/i].every((all, i) => all.test([day, weekday][i] ?? ""))
  );
}

/** Whether a schedule comes again and again, and not in certain years only. */
export function comesAgain(schedule: string): boolean {
  return schedule.startsWith("rate(") || fieldsOf(schedule)[3] === "*";
}

/** Day of the month, month, day of the week and year. */
function fieldsOf(schedule: string): readonly string[] {
  return /^cron\((.*)\)$/.exec(schedule)?.[1]?.trim().split(/\s+/).slice(2) ?? [];
}
