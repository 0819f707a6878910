import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import {levelsOf} from '../../../src/rules/priority.js';
import {diariesFor} from '../diaries.js';
import {linkTo} from '../downloads.js';
import {requireClean} from '../scanning.js';
import {everyRow, isBehind, pageOf, placeOf, readCursor, readLimit, type Position} from '../paging.js';
import type {Ports, TicketQuery} from '../ports.js';
import {found} from '../refusal.js';
import {mayHandle, seenBy} from '../complaints.js';
import {turnOf} from '../proposals.js';
import {statesOf} from '../ticket-groups.js';
import {ticketClocks} from '../ticket-clocks.js';
import {openUrge} from '../ticket-escalation.js';
import {everyFileOf, type TicketRecord} from '../ticket-record.js';
import type {StaffHandlers, StaffSettings} from './staff-handlers.js';
import {nextDue, summariseForStaff, viewForStaff} from './staff-view.js';
import {wantsOf} from '../wants.js';

/** Requests read at once while all of them are put in order. */
const readAtOnce = 500;
/** Requests whose next due time is kept. */
const mostReckoned = 20_000;

/** Groups that are told by more than the state: what waits for a customer's word while the team is at work is his turn. */
const turns: ReadonlyMap<string | undefined, string> = new Map([['team', 'team'], ['waiting', 'customer']]); // prettier-ignore
/** Wider than all due times, in ms: each group of the queue stands in a stretch of its own. */
const stretch = 1e14;

/** What the team reads of requests. `contractBase`: where downloads are served. */
export function queueHandlers(
  ports: Ports,
  {agents, checklist}: StaffSettings,
  contractBase: string,
): Pick<StaffHandlers, 'readStaffDesk' | 'listQueue' | 'readStaffTicket' | 'linkStaffAttachment'> {
  const {repository} = ports;
  const reckoned = new Map<string, {revision: number; due: Position}>();
  return {
    readStaffDesk: async () => {
      const desk = await repository.settings();
      const levels = Object.fromEntries(desk.requestTypes.map(({id}) => [id, levelsOf(desk, id)]));
      return {reply: {agents: [...agents], checklist: [...checklist], levels, desk}};
    },

    listQueue: async ({query, agent, now}) => {
      const {state, type, priority, assignee, q} = query;
      const limit = readLimit(query.limit);
      const after = readCursor(query.cursor);
      const settings = await repository.settings();
      const selection = {whose: 'everybody' as const, type, priority, assignee, q: q?.trim() || undefined, ...seenBy(agent, settings)};
      const turn = turns.get(state);
      const states = state === undefined ? undefined : statesOf(turn ? 'open' : state);
      const chosen = {...selection, states};
      const fits = (record: TicketRecord) => !turn || turnOf(record) === turn;
      const show = (record: TicketRecord) => summariseForStaff(record, settings, now);
      const page =
        query.order === 'due'
          ? pageOf(
              await byDue(chosen, settings, {after, fits}),
              limit,
              ({due}) => due,
              ({record}) => show(record),
            )
          : pageOf(await byChange(chosen, {after, fits}, limit + 1), limit, placeOf, show);
      return {reply: after ? page : {...page, counts: await repository.countTickets(selection)}};
    },

    readStaffTicket: async ({params, now, agent}) => {
      const record = await handledTicket(repository, params['ticket'], agent);
      const survey = record.survey === undefined ? undefined : await repository.survey(record.survey);
      const diaries = await diariesFor(ports, record);
      return {reply: viewForStaff(record, await repository.settings(), {survey, now, diaries})};
    },

    linkStaffAttachment: async ({params, base, agent}) => {
      const record = await handledTicket(repository, params['ticket'], agent);
      const file = found(everyFileOf(record).find(({id}) => id === params['attachment']));
      await requireClean(ports, file.id);
      return {reply: {url: await linkTo(file, new URL(contractBase, base).href, ports)}};
    },
  };

  /** The first `most` that are chosen, fit and stand behind `after`; last changed first. */
  async function byChange(chosen: Chosen, {after, fits}: Part, most: number): Promise<TicketRecord[]> {
    const found: TicketRecord[] = [];
    const rows = everyRow(
      (part) => repository.tickets({...chosen, ...part, after: part.after ?? after}),
      ({updatedAt}) => updatedAt,
      most,
    );
    for await (const record of rows) {
      if (fits(record)) found.push(record);
      if (found.length === most) break;
    }
    return found;
  }

  /** All that are chosen, fit and stand behind `after`: what a customer wants otherwise, then what the team or somebody else must do, then what waits for the customer, then what is over; in each what is due next. Promises move with the clock's calendar and pauses, so they are reckoned and not stored. */
  async function byDue(chosen: Chosen, settings: DeskSettings, {after, fits}: Part) {
    const all = new Map<string, {record: TicketRecord; due: Position}>();
    const read = (part: Pick<TicketQuery, 'after' | 'limit'>) => repository.tickets({...chosen, ...part});
    const take = (record: TicketRecord) => {
      const due = dueOf(record, settings);
      if (fits(record) && (!after || isLater(due, after))) all.set(record.id, {record, due});
      else all.delete(record.id);
    };
    let head: Position | undefined;
    for await (const record of everyRow(read, ({updatedAt}) => updatedAt, readAtOnce)) {
      head ??= placeOf(record);
      take(record);
    }
    // What changed meanwhile went to the head of the list, past the place that was being read.
    for (let changed = await before(read, head); changed.length; changed = await before(read, head)) {
      changed.forEach(take);
      head = placeOf(changed[0]!);
    }
    return [...all.values()].sort((a, b) => (isLater(a.due, b.due) ? 1 : -1));
  }

  /** Where it stands by what is due: a stretch for each group, in it epoch ms, and behind every time what promises nothing. Time alone moves no promise, so it is reckoned once for each revision. */
  function dueOf(record: TicketRecord, settings: DeskSettings): Position {
    const {id, revision} = record;
    const known = reckoned.get(id);
    if (known?.revision === revision) return known.due;
    const [want] = wantsOf(record);
    const next = nextDue(ticketClocks(record, settings, record.steps.at(-1)?.at ?? record.createdAt));
    const at = want ? Date.parse(want.at) - stretch : groupOf(record) * stretch + (next ? Date.parse(next.dueAt) : stretch / 2);
    const due = {at, id};
    reckoned.delete(id);
    const [oldest] = reckoned.keys();
    if (reckoned.size >= mostReckoned && oldest !== undefined) reckoned.delete(oldest);
    reckoned.set(id, {revision, due});
    return due;
  }
}

type Chosen = Omit<TicketQuery, 'after' | 'limit'>;
interface Part {
  after: Position | undefined;
  fits: (record: TicketRecord) => boolean;
}

/** What is to be done here comes first, then what waits for the customer's word, then what is over. Whoever asks for progress is owed an answer, whosever turn it is. */
function groupOf(record: TicketRecord): number {
  if (openUrge(record)) return 0;
  return {team: 0, 'third-party': 0, customer: 1, nobody: 2}[turnOf(record)];
}

/** What of such a list stands before `head` now; all of it where there was nothing. */
async function before(
  read: (part: {after: Position | undefined; limit: number}) => Promise<TicketRecord[]>,
  head: Position | undefined,
): Promise<TicketRecord[]> {
  const found: TicketRecord[] = [];
  for await (const record of everyRow(read, ({updatedAt}) => updatedAt)) {
    if (head && !isBehind(head, placeOf(record))) break;
    found.push(record);
  }
  return found;
}

/** What is due next comes first: the other way round than in lists that begin with what changed last. */
function isLater(one: Position, other: Position): boolean {
  return isBehind(other, one);
}

/** A ticket that this agent may see. What he is kept from is not there for him. */
export async function handledTicket(
  repository: Ports['repository'],
  id: string | undefined,
  agent: string | undefined,
): Promise<TicketRecord> {
  const record = found(await repository.ticket(id ?? ''));
  return found(mayHandle(record, agent, await repository.settings()) ? record : undefined);
}
