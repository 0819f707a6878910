import type {Limiter} from './ports.js';
import {refuse} from './refusal.js';

/** So many in a window of `within` ms. */
export interface Limit {
  times: number;
  within: number;
}

/** Takes one of what `name` may have; where none is left, refuses and says when there will be. `detail` for engineers. */
export async function spend({limiter}: {limiter: Limiter}, name: string, limit: Limit, detail: string): Promise<void> {
  const wait = await limiter.take(name, limit);
  if (!wait) return;
  const headers = {'RateLimit-Limit': String(limit.times), 'RateLimit-Remaining': '0', 'RateLimit-Reset': String(wait)};
  refuse('too-many-requests', {detail, retryAfter: wait, headers});
}
