import type {Limiter} from './ports.js';
import {refuse} from './refusal.js';

/** So many in a window of `within` ms. */
export interface Limit {
  times: number;
  within: number;
}

const hour = 3_600_000;

/** What one person may send. */
export interface Quotas {
  tickets: Limit;
  messages: Limit;
  /** Files begun. */
  uploads: Limit;
}

/** More than anybody needs who writes himself, and little for a program. */
export const usualQuotas: Quotas = {
  tickets: {times: 60, within: hour},
  messages: {times: 240, within: hour},
  uploads: {times: 600, within: hour},
};

/** Takes one of what `name` may have; where none is left, refuses and says when there will be. `detail` for engineers. */
export async function spend({limiter}: {limiter: Limiter}, name: string, limit: Limit, detail: string): Promise<void> {
  const wait = await limiter.take(name, limit);
  if (!wait) return;
  const headers = {'RateLimit-Limit': String(limit.times), 'RateLimit-Remaining': '0', 'RateLimit-Reset': String(wait)};
  refuse('too-many-requests', {detail, retryAfter: wait, headers});
}
