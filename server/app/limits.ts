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

/** What else may happen only so often, whoever it is counted for; docs/operations.md lists all of it. */
export const limits = {
  /** Codes that guests ask for: for one address, for one reference, from one network. */
  codesToAddress: {times: 3, within: hour},
  codesForReference: {times: 6, within: hour},
  codesFromNetwork: {times: 30, within: hour},
  /** Codes that one network tries. */
  codesTried: {times: 60, within: hour},
  /** Tokens of links that one network tries: a household reads some mails, and nobody guesses 256 bits. */
  linksTried: {times: 60, within: hour},
  /** Links that one person makes. */
  linksMade: {times: 60, within: hour},
  /** Changes of one person to who has a part in requests. */
  people: {times: 60, within: hour},
  /** Batches of signals of one person, and of all readers without a token together, who cannot be told apart. */
  signals: {times: 240, within: hour},
  unsignedSignals: {times: 3000, within: hour},
  /** What all readers without a token together say of articles. */
  unsignedFeedback: {times: 300, within: hour},
  /** Streams of news that one person opens; a line that breaks each minute needs 60. */
  streamsOpened: {times: 720, within: hour},
  /** Mails to one address; the rest waits its turn. */
  mails: {times: 30, within: hour},
  /** Calls of one hook: no chat takes more from a robot. */
  calls: {times: 20, within: 60_000},
  /** Wrong keys of the team's side that one network tries. */
  wrongKeys: {times: 20, within: hour},
  /** Requests of the team, all together. */
  team: {times: 6000, within: 10 * 60_000},
} satisfies Record<string, Limit>;

/** Streams of news open at once: of one person, whose browsers need one each, and in one process. */
export const streamLimits = {ofPerson: 12, inProcess: 5_000};

/** Takes one of what `name` may have; where none is left, refuses and says when there will be. `detail` for engineers. */
export async function spend({limiter}: {limiter: Limiter}, name: string, limit: Limit, detail: string): Promise<void> {
  const wait = await limiter.take(name, limit);
  if (!wait) return;
  const headers = {'RateLimit-Limit': String(limit.times), 'RateLimit-Remaining': '0', 'RateLimit-Reset': String(wait)};
  refuse('too-many-requests', {detail, retryAfter: wait, headers});
}
