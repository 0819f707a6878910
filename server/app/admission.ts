import {refuse} from './refusal.js';

/** How many calls are taken on. */
export interface Room {
  /** Carried out at once: more of them would only make each other slower. */
  atOnce: number;
  /** Waiting for that. */
  waiting: number;
  /** Ms that the one which has waited longest may have done so where another is to be let in. */
  patience: number;
}

export const usualRoom: Room = {atOnce: 64, waiting: 1_000, patience: 1_000};

/** Lets another call have the turn while `wait` waits for something that is no work of this process. */
export type OutOfTurn = <T>(wait: () => Promise<T>) => Promise<T>;

/**
 * Lets calls in as far as they can be answered soon, and sends the others away at once: better that some are told to come again than that all wait until they give up.
 * What a call waits for from outside, its body or somebody's keys, takes nobody's turn.
 */
export interface Admission {
  /** Refuses where one more would wait too long. To be asked before anything is done for a call. */
  requireRoom(): void;
  /** Carries a call out when it is its turn. `left`: whether whoever asked has gone meanwhile; nothing is done for him then. */
  inTurn<T>(work: (outOfTurn: OutOfTurn) => Promise<T>, left: () => boolean): Promise<T>;
}

/** For what is answered whatever else there is to do. */
export const alwaysAdmitted: Admission = {requireRoom: () => undefined, inTurn: (work) => work((wait) => wait())};

const tooMuch = 'There is more to do here than can be done at the moment.';
/** Seconds after which whoever is sent away may come again: not all of them at the same moment. */
const comeBackAfter = [2, 3, 4, 5];

/**
 * `now`: epoch ms. `behind`: ms that whoever comes now has to wait until he is looked at. Work that waits for nothing, as with a database in the process, is done as it
 * comes; then nobody stands in the line here, and all of them in the one before the door.
 */
export function createAdmission({atOnce, waiting, patience}: Room, now: () => number, behind: () => number = () => 0): Admission {
  const line: {since: number; begin: () => void}[] = [];
  /** Calls that had their turn and waited for something else: they go before those that had none. */
  const back: (() => void)[] = [];
  let working = 0;
  let sentAway = 0;
  /** How far it was behind at the last call, and how many have come while that grew. */
  const rush = {ms: 0, calls: 0};

  function requireRoom(): void {
    const [longest] = line;
    if (longest && (line.length >= waiting || now() - longest.since > patience)) sendAway(tooMuch);
  }

  function requireCalm(): void {
    const ms = behind();
    rush.calls = ms === 0 ? 0 : ms < rush.ms ? 1 : rush.calls + 1;
    rush.ms = ms;
    // A machine that was busy with something else is no rush.
    if (rush.calls > atOnce && ms > patience) sendAway(tooMuch);
  }

  function sendAway(detail: string): never {
    return refuse('unavailable', {detail, retryAfter: comeBackAfter[sentAway++ % comeBackAfter.length]!});
  }

  /** Gives whether it had to wait. */
  async function begin(wait = (resolve: () => void) => void line.push({since: now(), begin: resolve})): Promise<boolean> {
    if (working < atOnce) {
      working += 1;
      return false;
    }
    await new Promise<void>(wait);
    return true;
  }

  /** The turn goes on to whoever has waited longest. */
  function end(): void {
    const next = back.shift() ?? line.shift()?.begin;
    if (next) next();
    else working -= 1;
  }

  async function outOfTurn<T>(wait: () => Promise<T>): Promise<T> {
    end();
    try {
      return await wait();
    } finally {
      await begin((resolve) => void back.push(resolve));
    }
  }

  return {
    requireRoom: () => {
      requireCalm();
      requireRoom();
    },
    inTurn: async (work, left) => {
      if (working >= atOnce) requireRoom();
      const waited = await begin();
      try {
        if (waited && left()) sendAway('Whoever asked for it has gone.');
        return await work(outOfTurn);
      } finally {
        end();
      }
    },
  };
}
