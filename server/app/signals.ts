import {impersonal} from '../../src/rules/impersonal.js';
import type {Handlers} from './handler.js';
import {limits} from './limits.js';
import type {SignalRecord} from './ports.js';

/** Older than this, in ms, or of the future, a signal's time is the device's error. */
const oldest = 7 * 24 * 3_600_000;

/** Keeps what was looked for and opened, without anything that says by whom. */
export function signalHandlers(): Pick<Handlers, 'sendSignals'> {
  return {
    sendSignals: async ({body, customer, now, spend}) => {
      await spend(`signals ${customer?.key ?? ''}`, customer ? limits.signals : limits.unsignedSignals, 'Too many batches of signals.');
      const signals = body.signals.map(({at, query, ...told}): SignalRecord => {
        const time = Date.parse(at);
        const [words, likely] = [query && impersonal(query), time <= now && time >= now - oldest];
        return {...told, ...(words && {query: words}), at: likely ? time : now};
      });
      return {reply: {taken: signals.length}, change: {signals}};
    },
  };
}
