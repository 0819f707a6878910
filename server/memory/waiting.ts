import type {OutboxEntry} from '../app/outbox-entry.js';

/** Lends what is due, the oldest first, see `Repository.takeMails`. */
export function takeDue<T extends OutboxEntry>(
  rows: Map<string, T>,
  {now, until, limit}: {now: number; until: number; limit: number},
): T[] {
  const due = [...rows.values()].filter(({state, dueAt}) => state === 'waiting' && dueAt <= now).slice(0, limit);
  return due.map((row) => {
    const taken = {...row, attempts: row.attempts + 1, dueAt: until};
    rows.set(row.key, taken);
    return taken;
  });
}

/** See `Repository.settleMail`. */
export function settle<T extends OutboxEntry>(rows: Map<string, T>, row: T): void {
  const kept = rows.get(row.key);
  if (kept?.state === 'waiting' && kept.attempts === row.attempts) rows.set(row.key, row);
}
