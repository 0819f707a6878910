import type {TicketState} from '../../../src/contract/ticket.js';
import {waitingFor} from '../../../src/rules/lifecycle.js';
import {diariesFor} from '../diaries.js';
import {linkTo} from '../downloads.js';
import {pageOf, readCursor, readLimit, type Position} from '../paging.js';
import type {Ports, TicketQuery} from '../ports.js';
import {found} from '../refusal.js';
import {mayHandle, seenBy} from '../complaints.js';
import {statesOf, ticketGroups} from '../ticket-groups.js';
import {filesOf, type TicketRecord} from '../ticket-record.js';
import type {StaffHandlers, StaffSettings} from './staff-handlers.js';
import type {StaffTicketSummary} from './staff-shapes.js';
import {summariseForStaff, viewForStaff} from './staff-view.js';

/** Requests read at once while all of them are put in order. */
const readAtOnce = 500;

/** The team also asks for what waits for itself. */
const groups = {...ticketGroups, team: (state: TicketState) => waitingFor(state) === 'team'};

/** What the team reads of requests. `contractBase`: where downloads are served. */
export function queueHandlers(
  ports: Ports,
  {agents, checklist}: StaffSettings,
  contractBase: string,
): Pick<StaffHandlers, 'readStaffDesk' | 'listQueue' | 'readStaffTicket' | 'linkStaffAttachment'> {
  const {repository} = ports;
  return {
    readStaffDesk: async () => ({reply: {agents: [...agents], checklist: [...checklist], desk: await repository.settings()}}),

    listQueue: async ({query, agent, now}) => {
      const {state, type, priority, assignee, q} = query;
      const limit = readLimit(query.limit);
      const after = readCursor(query.cursor);
      const settings = await repository.settings();
      const selection = {whose: 'everybody' as const, type, priority, assignee, q: q?.trim() || undefined, ...seenBy(agent, settings)};
      const states = state === undefined ? undefined : statesOf(state, groups);
      const chosen = {...selection, states};
      const show = (record: TicketRecord) => summariseForStaff(record, settings, now);
      const page =
        query.order === 'due'
          ? pageOf(await byDue(chosen, show, after), limit, dueOf, (line) => line)
          : pageOf(await repository.tickets({...chosen, after, limit: limit + 1}), limit, ({updatedAt, id}) => ({at: updatedAt, id}), show);
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
      const file = found(filesOf(record).find(({id}) => id === params['attachment']));
      return {reply: {url: await linkTo(file, new URL(contractBase, base).href, ports)}};
    },
  };

  /** All that are chosen and stand behind `after`, what is due next first: promises move with the clock's calendar and pauses, so they are reckoned and not stored. */
  async function byDue(chosen: Omit<TicketQuery, 'after' | 'limit'>, show: (record: TicketRecord) => StaffTicketSummary, after?: Position) {
    const lines: StaffTicketSummary[] = [];
    for (let last: Position | undefined; ;) {
      const rows = await repository.tickets({...chosen, after: last, limit: readAtOnce});
      lines.push(...rows.map(show));
      const end = rows.at(-1);
      if (!end || rows.length < readAtOnce) break;
      last = {at: end.updatedAt, id: end.id};
    }
    return lines.filter((line) => !after || isLater(dueOf(line), after)).sort((a, b) => (isLater(dueOf(a), dueOf(b)) ? 1 : -1));
  }
}

/** When something of it is due, epoch ms; what promises nothing comes behind every time. */
function dueOf({due, id}: StaffTicketSummary): Position {
  return {at: due ? Date.parse(due.dueAt) : Number.MAX_SAFE_INTEGER, id};
}

function isLater(one: Position, other: Position): boolean {
  return one.at > other.at || (one.at === other.at && one.id > other.id);
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
