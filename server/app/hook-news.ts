import type {ClockKind} from '../../src/contract/clock.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {isLow} from '../../src/rules/rating.js';
import {isComplaint} from './complaints.js';
import type {Hook, HookEvent, HookNews, OutboxCall} from './hooks.js';
import type {Change, Ports} from './ports.js';
import {shortTitle} from './short-title.js';
import {ticketClocks} from './ticket-clocks.js';
import type {TicketRecord} from './ticket-record.js';

/** After this nobody needs to hear of it any more. */
const goodFor = 86_400_000;

/** One thing that happened. `subject` names it for ever. */
interface Happening {
  event: HookEvent;
  subject: string;
  at: number;
  record?: TicketRecord | undefined;
  promise?: Pick<HookNews, 'clock' | 'dueAt'>;
}

type Reads = Pick<Ports, 'repository' | 'hooks' | 'now'>;

/** What hooks are told of a change. `before`: its ticket as it stands. */
export async function callsOf(change: Change, before: TicketRecord | undefined, ports: Reads): Promise<OutboxCall[]> {
  const {hooks, repository, now} = ports;
  if (!hooks?.hooks.length || (!change.ticket && !change.survey)) return [];
  const settings = await repository.settings();
  const happened = [...(change.ticket ? ofTicket(change.ticket, before, settings) : []), ...(await ofRating(change, settings, ports))];
  return happened.flatMap((one) => told(one, before, settings, hooks.hooks, now()));
}

/** That a promise will soon fall due. */
export function nearCalls(
  record: TicketRecord,
  clock: ClockKind,
  dueAt: number,
  settings: DeskSettings,
  {hooks, now}: Reads,
): OutboxCall[] {
  if (!hooks || now() >= dueAt) return [];
  const happened = {event: 'due-soon', subject: `${record.id} ${clock} ${dueAt}`, at: now(), record, promise: {clock, dueAt}} as const;
  return told(happened, undefined, settings, hooks.hooks, now()).map((call) => ({...call, givenUpAt: dueAt}));
}

function* ofTicket(record: TicketRecord, before: TicketRecord | undefined, settings: DeskSettings): Generator<Happening> {
  const {id, revision, createdAt, updatedAt, priority, steps} = record;
  if (revision === 1) yield {event: isComplaint(record, settings) ? 'complaint' : 'received', subject: id, at: createdAt, record};
  else if (priority !== before?.priority) yield {event: 'urgent', subject: `${id} ${priority}`, at: updatedAt, record};
  for (const {id: subject, at, by, step} of steps.slice(before?.steps.length ?? 0)) {
    const about = {subject, at, record};
    if (step.is === 'escalate') yield {event: 'escalated', ...about};
    else if (step.is === 'miss') yield {event: 'missed', ...about, promise: missed(record, step.clock, at, settings)};
    else if (by.role !== 'requester') continue;
    else if (step.is === 'urge') yield {event: 'urged', ...about};
    else if (step.is === 'reply' || step.is === 'reject' || step.is === 'reopen') yield {event: 'replied', ...about};
  }
}

async function ofRating({survey, ticket}: Change, settings: DeskSettings, {repository, now}: Reads): Promise<Happening[]> {
  const definition = settings.surveys.find(({id}) => id === survey?.definition);
  if (!survey?.response || !definition || !isLow(survey.response, definition)) return [];
  const record = survey.ticket && (ticket ?? (await repository.ticket(survey.ticket.id)));
  return [{event: 'rating', subject: survey.id, at: now(), record}];
}

function missed(record: TicketRecord, clock: string, at: number, settings: DeskSettings): Pick<HookNews, 'clock' | 'dueAt'> {
  const line = ticketClocks(record, settings, at).ledger.findLast((one) => one.is === 'missed' && one.clock === clock);
  return {clock: clock as ClockKind, ...(line?.dueAt !== undefined && {dueAt: line.dueAt})};
}

/** The calls that come of it: one for each hook that is told of such things. */
function told(
  happened: Happening,
  before: TicketRecord | undefined,
  settings: DeskSettings,
  hooks: readonly Hook[],
  now: number,
): OutboxCall[] {
  const {subject, at, record, promise} = happened;
  return hooks.flatMap((hook): OutboxCall[] => {
    const event = eventFor(happened, before, hook);
    if (event === undefined) return [];
    const news: HookNews = {event, at, ...(record && about(record, settings, hook)), ...promise};
    const key = `${hook.name} ${event} ${subject}`;
    return [{key, hook: hook.name, news, state: 'waiting', attempts: 0, createdAt: now, dueAt: now, givenUpAt: now + goodFor}];
  });
}

/** What it is to this hook: a request that comes in as an urgent one is told once, and one that becomes urgent as well. */
function eventFor({event, record}: Happening, before: TicketRecord | undefined, {tells, urgent}: Hook): HookEvent | undefined {
  const isUrgent = (one: TicketRecord | undefined) => one?.priority !== undefined && urgent.includes(one.priority);
  const raised = (event === 'received' || event === 'urgent') && isUrgent(record) && !isUrgent(before);
  if (raised && tells.includes('urgent')) return 'urgent';
  return event !== 'urgent' && tells.includes(event) ? event : undefined;
}

/** A group is read by everybody in it, also by whom a complaint is about: of that it is told which one, and no more. */
function about(record: TicketRecord, settings: DeskSettings, {title}: Hook): Partial<HookNews> {
  const {id, reference, draft, priority} = record;
  if (isComplaint(record, settings)) return {ticket: id, reference};
  return {
    ...{ticket: id, reference, type: draft.type},
    ...(priority !== undefined && {priority}),
    ...(title && {title: shortTitle(draft.title)}),
  };
}
