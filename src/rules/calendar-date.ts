/** Whether a text is a day that exists, `2026-02-28`, as a date input gives it. */
export function isDate(text: string): boolean {
  // A day too many rolls over into the next month, and is written back as another.
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text).toJSON()?.slice(0, 10) === text;
}

/** Whether a text is a day and a time that exist: as a local date and time input gives it (`2026-02-28T09:30`), seconds and an offset allowed. */
export function isDateTime(text: string): boolean {
  const time = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/;
  return isDate(text.slice(0, 10)) && time.test(text.slice(10));
}
