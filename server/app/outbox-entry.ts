/** Something that waits to be told outside, or what became of it. Times in epoch ms. */
export interface OutboxEntry {
  /** What it tells, so that it is told once. */
  key: string;
  state: 'waiting' | 'sent' | 'failed';
  /** How often it was taken to be sent. */
  attempts: number;
  createdAt: number;
  /** When it may be taken: its next try, or until when whoever took it has it to himself. */
  dueAt: number;
  /** It is not tried any more after that. */
  givenUpAt: number;
  /** Why the last try failed, without names or addresses. */
  problem?: string;
}

/** What is said of a failure. */
export function problemIn(error: unknown): string {
  return String(error instanceof Error ? error.message : error).slice(0, 200);
}

/** As it waits for its next try: later after each in vain. */
export function triedInVain<T extends OutboxEntry>(entry: T, problem: string, now: number): T {
  return {...entry, problem, dueAt: now + pauseAfter(entry.attempts)};
}

/** How long after the n-th try in vain, in ms. */
export function pauseAfter(attempts: number): number {
  return Math.min(60_000 * 2 ** (attempts - 1), 60 * 60_000);
}
