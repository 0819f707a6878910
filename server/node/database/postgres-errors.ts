import {Unavailable} from '../../app/unavailable.js';
import {messageOf} from '../message-of.js';

/** A transaction that met another's: it may be decided anew. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}

/**
 * SQLSTATEs of what will pass: connection, resources, operator, system, a server that only reads, a statement or lock that took too long, a log-in, a prepared
 * statement that another gateway's migration overtook.
 */
const passing = /^(08|28|53|57|58|F0|XX)|^(0A000|25006|55P03)/;
/** Serialization failure and deadlock. */
const overtaken = /^40(001|P01)$/;

/** Throws `error` in the app's words where it has them. */
export function sayUnavailable(error: unknown): never {
  const state = stateOf(error);
  if (overtaken.test(state ?? '')) throw new Overtaken('Another transaction came first', {cause: error});
  if (state !== undefined && !passing.test(state)) throw error;
  throw new Unavailable(`PostgreSQL: ${messageOf(error)}`, {cause: error, retryAfter: 5});
}

/** Whether the connection that said so is of no more use. Whatever is no answer of the server is the line's end, or a wait given up. */
export function endsConnection(error: unknown): boolean {
  return /^(08|57P|0A000)/.test(stateOf(error) ?? '08');
}

/** Whether a row of that key is there already. */
export function isTaken(error: unknown): boolean {
  return stateOf(error) === '23505';
}

/** The server's own code of an error; `undefined` where it is not the server who spoke. */
function stateOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error && 'severity' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
