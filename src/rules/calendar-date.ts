/** Whether a text is a day that exists, `2026-02-28`, as a date input gives it. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (!year) return false;
  // Overflowing days roll over into the next month, which tells them apart.
  const date = new Date(Date.UTC(2000, 0));
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Whether a text is a day and a time that exist: as a local date and time input gives it (`2026-02-28T09:30`), seconds and an offset allowed. */
export function isDateTime(text: string): boolean {
  const [, day, hour, minute, second = '0'] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  return day !== undefined && isDate(day) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
}
