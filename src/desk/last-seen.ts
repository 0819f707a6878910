import type {Clock} from '../client/clock.js';
import {anyone} from '../client/person-of-token.js';
import {dropSeen, keepSeen, readSeen} from '../storage/last-seen-store.js';
import type {Account} from './account.js';
import type {LastSeen} from './desk.js';

/** One person's copies. Whoever is not known, or signed in by nobody, keeps none and finds none; nor does a guest, whose way in ends soon. */
export function lastSeen({corner, person, ended}: Account, clock: Clock, guestOf: string | undefined): LastSeen {
  const known = person !== undefined && person !== anyone && guestOf === undefined;
  return {
    keep: async (name, value) => {
      if (known && !ended.aborted) await keepSeen(corner, name, value, clock.now());
    },
    read: async <T>(name: string) => {
      const found = known ? await readSeen(corner, name, clock.now()) : undefined;
      // The one who asked may be gone by now.
      return found && !ended.aborted ? {at: found.seenAt, value: found.value as T} : undefined;
    },
    drop: async (holds) => {
      if (known) await dropSeen(corner, holds);
    },
  };
}
