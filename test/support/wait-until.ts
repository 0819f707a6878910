import {waitUntil as pollUntil} from '@open-wc/testing';

/** Waits for a state, as long as a test may take (20 s) less what it needs to say so: the library's one second is little on a busy machine. */
export function waitUntil(state: () => unknown, message?: string, {timeout = 15_000} = {}): Promise<void> {
  return pollUntil(state, message, {timeout});
}
