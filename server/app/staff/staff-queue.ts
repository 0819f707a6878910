import {levelsOf} from '../../../src/rules/priority.js';
import {diariesFor} from '../diaries.js';
import {linkTo} from '../downloads.js';
import {helpdeskNow} from '../helpdesk-met.js';
import {requireClean} from '../scanning.js';
import {pageOf, placeOf, readCursor, readLimit} from '../paging.js';
import type {Ports, TicketQuery} from '../ports.js';
import {found} from '../refusal.js';
import {mayHandle, seenBy} from '../complaints.js';
import {statesOf} from '../ticket-groups.js';
import {everyFileOf, type TicketRecord} from '../ticket-record.js';
import type {StaffHandlers, StaffSettings} from './staff-handlers.js';
import {summariseForStaff, viewForStaff} from './staff-view.js';

/** Groups that are told by more than the state: what waits for a customer's word while the team is at work is his turn. */
const turns: ReadonlyMap<string | undefined, TicketQuery['turn']> = new Map([['team', 'team'], ['waiting', 'customer']]); // prettier-ignore

/** What the team reads of requests. `contractBase`: where downloads are served. */
export function queueHandlers(
  ports: Ports,
  {agents, checklist}: StaffSettings,
  contractBase: string,
): Pick<StaffHandlers, 'readStaffDesk' | 'listQueue' | 'readStaffTicket' | 'linkStaffAttachment'> {
  const {repository} = ports;
  return {
    readStaffDesk: async () => {
      const desk = await repository.settings();
      const levels = Object.fromEntries(desk.requestTypes.map(({id}) => [id, levelsOf(desk, id)]));
      return {reply: {agents: [...agents], checklist: [...checklist], levels, desk}};
    },

    listQueue: async ({query, agent, now}) => {
      const {state, type, priority, assignee, q, order} = query;
      const limit = readLimit(query.limit);
      const after = readCursor(query.cursor);
      const settings = await repository.settings();
      const selection = {whose: 'everybody' as const, type, priority, assignee, q: q?.trim() || undefined, ...seenBy(agent, settings)};
      const turn = turns.get(state);
      const states = state === undefined ? undefined : statesOf(turn ? 'open' : state);
      const asked = {...selection, states, turn, after, limit: limit + 1};
      const rows =
        order === 'due'
          ? await repository.queue(asked)
          : (await repository.tickets(asked)).map((record) => ({at: placeOf(record).at, record}));
      const page = pageOf(
        rows,
        limit,
        ({at, record: {id}}) => ({at, id}),
        ({record}) => summariseForStaff(record, settings, now),
      );
      return {reply: after ? page : {...page, counts: await repository.countTickets(selection)}};
    },

    readStaffTicket: async ({params, now, agent}) => {
      const record = await handledTicket(repository, params['ticket'], agent);
      const survey = record.survey === undefined ? undefined : await repository.survey(record.survey);
      const diaries = await diariesFor(ports, record);
      return {reply: viewForStaff(record, await repository.settings(), {survey, now, diaries, helpdesk: await helpdeskNow(ports)})};
    },

    linkStaffAttachment: async ({params, base, agent, outOfTurn}) => {
      const record = await handledTicket(repository, params['ticket'], agent);
      const file = found(everyFileOf(record).find(({id}) => id === params['attachment']));
      await outOfTurn(() => requireClean(ports, file.id));
      return {reply: {url: await linkTo(file, new URL(contractBase, base).href, ports)}};
    },
  };
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
