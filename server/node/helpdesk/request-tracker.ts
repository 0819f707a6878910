import type {Person} from '../../../src/contract/person.js';
import type {TicketState} from '../../../src/contract/ticket.js';
import type {Helpdesk} from '../../app/helpdesk.js';
import {contentOf, openEntries} from './rt-entries.js';
import {listAll} from './rt-lists.js';
import {openRtSession, type RtAccess} from './rt-session.js';
import {fieldOf, RtRows} from './rt-shapes.js';
import {carry, move, quoted, readTicket, receive, requestField, requireFields} from './rt-writing.js';

export interface RtOptions extends RtAccess {
  queue: string;
  /** The team, as customers read it; whoever is not among it is shown by his name there. */
  agents: readonly Person[];
  /** What each status means here; a status that is not named moves nothing. */
  states: Readonly<Record<string, TicketState>>;
  /** Its numbers of our priorities. */
  ranks: Readonly<Record<string, number>>;
  /** Mails in an agent's name are his: somebody before it proves who sent them. */
  trustsMails?: boolean;
  /** Ms for which it is remembered who may do what. */
  remembers?: number;
}

/** Ms within which a second change leaves no trace in the time of the last one. */
const blink = 3000;

/** Request Tracker 5, by its REST 2. */
export function openRequestTracker(options: RtOptions): Helpdesk {
  const {queue, user, agents, states, ranks, trustsMails = false, remembers = 300_000} = options;
  const session = openRtSession(options);
  /** Who asks for health does not wait. */
  const brief = openRtSession({...options, patience: 3000});
  const writing = {session, queue, states, ranks};
  const entries = openEntries({session, user, agents, states, ranks, trustsMails, remembers});
  /** When each ticket was last changed, by its own clock: as the last search told, and as far as it was taken since. */
  const told = new Map<string, string>();
  const known = new Map<string, string>();

  return {
    name: 'Request Tracker',
    owns: ['classify', 'assign', 'start', 'answer', 'answer-urge', 'ask', 'wait', 'resume', 'resolve', 'reject', 'reopen'],
    ready: () => requireFields({session: brief, queue}),
    receive: (request) => receive(writing, request),
    carry: (place, step) => carry(writing, place, step),
    move: (place, mark, state) => move(writing, place, mark, state),

    changed: async (seconds) => {
      // By its own clock and in nobody's time zone.
      const since = seconds === undefined ? '' : ` AND LastUpdated >= ${quoted(`${seconds} seconds ago`)}`;
      const query = `'CF.{${requestField}}' IS NOT NULL${since}`;
      const rows = await listAll(
        session,
        `/tickets?query=${encodeURIComponent(query)}&orderby=LastUpdated&fields=LastUpdated,CustomFields`,
        RtRows,
        'a search',
      );
      const newest = Math.max(...rows.map(({LastUpdated}) => Date.parse(LastUpdated)));
      const changed = rows.filter(({id, LastUpdated}) => known.get(String(id)) !== LastUpdated);
      told.clear();
      for (const {id, LastUpdated} of changed) if (newest - Date.parse(LastUpdated) > blink) told.set(String(id), LastUpdated);
      return changed.map((row) => ({id: String(row.id), ticket: fieldOf(row, requestField) ?? ''}));
    },

    read: async (place, seen) => {
      const {Status} = await readTicket(session, place);
      return {entries: await entries(place, seen), begun: states[Status] === 'in-progress', now: session.now()};
    },

    taken: (id) => {
      const at = told.get(id);
      if (at !== undefined) known.set(id, at);
    },

    open: (file) => contentOf(session, file),
  };
}
