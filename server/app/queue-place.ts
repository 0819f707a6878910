import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {ClockReading} from '../../src/rules/clock-count.js';
import type {Clocks} from '../../src/rules/clock-events.js';
import type {waitingFor} from '../../src/rules/lifecycle.js';
import {digest} from './digest.js';
import type {Ports} from './ports.js';
import {turnOf} from './proposals.js';
import {ticketClocks} from './ticket-clocks.js';
import {openUrge} from './ticket-escalation.js';
import type {TicketRecord} from './ticket-record.js';
import {wantsOf} from './wants.js';

/**
 * Where a request stands in the team's queue by what is due: what a customer wants otherwise, then what the team or somebody else must do, then what waits for the
 * customer, then what is over; in each what is due next.
 */
export interface QueuePlace {
  /** A stretch of numbers for each of those, in it epoch ms, and behind every time what promises nothing. */
  at: number;
  /** Whose turn it is; the state alone does not tell, for what waits for a customer's word while the team is at work is his. */
  turn: ReturnType<typeof waitingFor>;
  /** What it was reckoned by, see `placeBasis`; empty where it hangs on nothing that changes. */
  basis: string;
}

/** Raised when places are reckoned otherwise than before. */
const way = 2;
/** Wider than all due times, in ms. */
const stretch = 1e14;
/** Requests that are placed anew at once. */
const atOnce = 500;
/** Ms until it is asked again whether another gateway is through. */
const pause = 100;

const bases = new WeakMap<DeskSettings, Promise<string>>();

/** Short for those settings that move promises. */
export function placeBasis(settings: DeskSettings): Promise<string> {
  const {calendars, tiers, clocks} = settings;
  const known = bases.get(settings) ?? digest(JSON.stringify([way, calendars, tiers, clocks])).then((whole) => whole.slice(0, 16));
  bases.set(settings, known);
  return known;
}

/** Time alone moves no promise, so that a place holds for as long as the request and what its promises hang on stay as they are. */
export async function placeInQueue(record: TicketRecord, settings: DeskSettings): Promise<QueuePlace> {
  const turn = turnOf(record);
  const [want] = wantsOf(record);
  // Whoever asks for progress is owed an answer, also where it is his turn.
  const group = turn === 'customer' && openUrge(record) ? 0 : {team: 0, 'third-party': 0, customer: 1, nobody: 2}[turn];
  const next = turn === 'nobody' ? undefined : nextClock(ticketClocks(record, settings, record.steps.at(-1)?.at ?? record.createdAt));
  const at = want ? Date.parse(want.at) - stretch : group * stretch + (next?.dueAt ?? stretch / 2);
  return {at, turn, basis: turn === 'nobody' ? '' : await placeBasis(settings)};
}

/** The clock that is due first of those that run or were missed and not caught up with. */
export function nextClock({clocks}: Clocks): (ClockReading & {dueAt: number}) | undefined {
  const open = clocks.flatMap((clock) =>
    clock.dueAt !== undefined && clock.endedAt === undefined ? [{...clock, dueAt: clock.dueAt}] : [],
  );
  return open.sort((a, b) => a.dueAt - b.dueAt)[0];
}

/** See `createPlaces`. */
export interface Places {
  /** Places what has no place at all, which nobody sees in the queue; waits for another gateway that does the same. */
  missing(): Promise<void>;
  /** Places anew whatever was placed by other settings than those of now, by an older version of this, or not yet; one gateway at a time. */
  anew(): Promise<void>;
}

/** Keeps places as they should be, until `over`. What cannot be placed is reported once, and holds up nothing else. */
export function createPlaces({repository, report}: Pick<Ports, 'repository' | 'report'>, over = () => false): Places {
  const reported = new Set<string>();

  async function place(missing: boolean): Promise<void> {
    const settings = await repository.settings();
    const basis = await placeBasis(settings);
    const met = new Set<string>();
    for (let failed = 0; !over();) {
      const limit = atOnce + failed;
      const misplaced = await repository.misplaced({...(!missing && {basis}), limit});
      // A gateway of other settings, which this one is about to replace, may place them back: nobody runs after him.
      const fresh = misplaced.filter(({id}) => !met.has(id));
      for (const {id} of fresh) met.add(id);
      const places = (await Promise.all(fresh.map((record) => placeOf(record, settings)))).filter((one) => one !== undefined);
      failed += fresh.length - places.length;
      if (places.length) await repository.place(places);
      if (misplaced.length < limit || !fresh.length) return;
    }
  }

  async function placeOf(record: TicketRecord, settings: DeskSettings) {
    const {id, revision} = record;
    try {
      return {id, revision, place: await placeInQueue(record, settings)};
    } catch (error) {
      if (!reported.has(id)) report(error, `queue, request ${id}`);
      reported.add(id);
      return undefined;
    }
  }

  return {
    missing: async () => {
      while (!over() && (await repository.misplaced({limit: 1})).length) {
        const release = await repository.tryLock('requests without a place in the queue');
        if (release) return place(true).finally(release);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    },
    anew: async () => {
      const release = await repository.tryLock('places in the queue');
      if (release) await place(false).finally(release);
    },
  };
}
