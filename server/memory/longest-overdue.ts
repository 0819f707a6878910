/** Those whose time has come, epoch ms, the longest overdue first. */
export function longestOverdue<T>(
  rows: Iterable<T>,
  dueAt: (row: T) => number | undefined,
  {now, limit}: {now: number; limit: number},
): T[] {
  const due = [...rows].filter((row) => (dueAt(row) ?? Infinity) <= now);
  return due.sort((a, b) => (dueAt(a) ?? 0) - (dueAt(b) ?? 0)).slice(0, limit);
}
