import {parseKey} from '../../src/contract/key.js';
import type {Change, Ports, StoredAnswer} from './ports.js';
import {Refusal, refuse, type RefusalCode} from './refusal.js';

/** Answers to keys are kept for 30 days, in ms: longer than any outbox keeps what it sends. */
export const keptFor = 30 * 86_400_000;

/** Refusals that come of carrying the request out, and therefore are its final answer; the others leave the key free. */
const finalRefusals: readonly RefusalCode[] = [
  'action-not-allowed',
  'quote-superseded',
  'quote-expired',
  'slot-taken',
  'response-closed',
  'gone',
];

/** An answer as text: what is stored and replayed. */
export type Answer = Pick<StoredAnswer, 'status' | 'headers' | 'body'>;

/** Whose key it is and what for. `fingerprint`: path and body, digested. */
export interface KeyUse {
  scope: string;
  key: string;
  fingerprint: string;
}

export function requireKey(request: Request): string {
  const header = request.headers.get('Idempotency-Key');
  return (
    parseKey(header) ??
    refuse('idempotency-key-missing', header === null ? {} : {detail: 'An Idempotency-Key has 16 to 128 visible ASCII characters.'})
  );
}

/**
 * Carries a request out once for each key: a second one gets the first answer again, one with another body or path is refused, and so is one
 * that comes while the first is still at work. `run` is given the row that must be written together with the effect.
 */
export async function onceOnly(
  ports: Pick<Ports, 'repository' | 'now'>,
  use: KeyUse,
  run: (store: (answer: Answer) => NonNullable<Change['answer']>) => Promise<Answer>,
): Promise<Answer & {replayed: boolean}> {
  const {repository} = ports;
  const release = await repository.tryLock(`${use.scope} ${use.key}`);
  if (!release) return refuse('still-in-flight', {retryAfter: 1});
  try {
    const stored = await repository.answer(use.scope, use.key, ports.now() - keptFor);
    if (stored) {
      if (stored.fingerprint !== use.fingerprint) refuse('idempotency-key-reused');
      return {status: stored.status, headers: stored.headers, body: stored.body, replayed: true};
    }
    const store = (answer: Answer) => ({...use, ...answer, storedAt: ports.now()});
    try {
      return {...(await run(store)), replayed: false};
    } catch (error) {
      if (!(error instanceof Refusal) || !finalRefusals.includes(error.code)) throw error;
      const body = JSON.stringify(error.toProblem());
      const answer = {status: error.status, headers: {'Content-Type': 'application/problem+json'}, body};
      await repository.write({answer: store(answer)});
      return {...answer, replayed: false};
    }
  } finally {
    await release();
  }
}
