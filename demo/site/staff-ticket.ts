import type {Room} from './staff.js';
import type {LocalText, Person} from './staff-api.js';
import {left} from './countdown.js';
import {el, facts, text, time} from './page-parts.js';
import {grantsView, type Grant} from './staff-access.js';
import {quotesView, type Change} from './staff-change.js';
import {asksSaid, impactSaid, wantsSaid, type Want} from './staff-queue.js';
import {visitsView, type StaffVisit} from './staff-visits.js';
import {levelSaid} from './staff-levels.js';
import {stepForms} from './staff-steps.js';
import {say, sayOf} from './staff-words.js';

interface File {
  id: string;
  name: string;
}
interface Said {
  id: string;
  at: string;
  text: string;
  author: Person;
  attachments: File[];
}
interface Event {
  at: string;
  kind: string;
  by: Person;
  from?: string;
  to?: string;
  note?: string;
}
export interface Ticket {
  id: string;
  urgedAt?: string;
  awaits?: {kind: string}[];
  wants?: Want[];
  escalation?: {level: number; ladder: {id: string; name: LocalText; person?: Person}[]};
  concerns?: string;
  keptFrom?: Person[];
  reference: string;
  title: string;
  description: string;
  type: string;
  state: string;
  priority?: string;
  category?: string;
  requester: Person;
  cc?: {person: Person}[];
  organisation?: string;
  organisationName?: string;
  email?: string;
  assignee?: Person;
  createdAt: string;
  version: number;
  fields: Record<string, unknown>;
  impact?: Record<string, string>;
  contact?: {by: string; value?: string};
  attachments: File[];
  clocks: {kind: string; state: string; dueAt?: string; endedAt?: string}[];
  promises?: {at: string; clock: string; is: string; dueAt?: string; reason?: string; remedy?: string}[];
  change?: Change;
  grants?: Grant[];
  visits?: StaffVisit[];
  survey?: {id: string; state: string};
  resolution?: {
    at: string;
    by: Person;
    summary: string;
    cause?: string;
    prevention?: string;
    checks?: {text: string; done: boolean; result?: string}[];
    outage?: {from: string; to: string};
  };
  events: Event[];
  messages: {items: Said[]};
  notes: {id: string; at: string; by: Person; text: string; attachments?: File[]}[];
  allowedSteps: string[];
  worksIn?: string;
}

/** What presses: the customer urged, it was passed up, it is a complaint about somebody. */
function marks({urgedAt, escalation, concerns, keptFrom = []}: Ticket): (Node | undefined)[] {
  const {level = 1, ladder = []} = escalation ?? {};
  return [
    urgedAt ? el('span', {class: 'late'}, `${say('urged')} ${time(urgedAt)}`) : undefined,
    level > 1 ? el('b', {}, `${say('level')} ${level} · ${text(ladder[level - 1]?.name)}`) : undefined,
    concerns ? el('span', {}, `${say('about')} ${concerns}`) : undefined,
    keptFrom.length ? el('span', {}, `${say('keptFrom')} ${keptFrom.map(({name}) => name).join('、')}`) : undefined,
  ];
}

/** One request, whole, with what may be done to it now. */
export async function showTicket(main: HTMLElement, room: Room, id: string, redraw: () => Promise<void>): Promise<void> {
  const ticket = await room.api.get<Ticket>(`/tickets/${encodeURIComponent(id)}`);
  const {title, reference, state, priority, assignee} = ticket;
  const head = el('h2', {tabindex: '-1'}, title);
  const about = el(
    'div',
    {},
    head,
    facts(
      el('b', {}, sayOf('state', state)),
      ...asksSaid(ticket.awaits),
      levelSaid(room.desk, priority),
      reference,
      assignee?.name ?? say('nobody'),
    ),
    facts(...marks(ticket)),
    ...wantsSaid(ticket.wants),
    facts(...impactSaid(ticket.impact, room.desk, ticket.type)),
    el('p', {class: 'said'}, ticket.description),
    files(room, ticket, ticket.attachments),
    solution(ticket, room),
    visitsView(ticket),
    ...(ticket.change ? [quotesView(ticket.change)] : []),
    ...(ticket.grants ? [grantsView(ticket.grants)] : []),
    el('h3', {}, say('thread')),
    thread(room, ticket),
  );
  const beside = el(
    'div',
    {},
    details(room, ticket),
    clocks(ticket),
    ledger(ticket),
    el('h3', {}, say('steps')),
    ticket.worksIn ? el('p', {}, say('worksIn').replace('{name}', ticket.worksIn)) : el('div'),
    stepForms(room, ticket, redraw),
  );
  main.append(el('p', {}, el('a', {href: '#queue'}, say('back'))), el('div', {class: 'ticket'}, about, beside));
}

/** How the customer wants to be served. */
function contactSaid({desk: {desk}}: Room, {contact}: Ticket): string | undefined {
  const method = desk.contactMethods.find(({id}) => id === contact?.by);
  return contact && [text(method?.name) || contact.by, contact.value].filter(Boolean).join(' · ');
}

function details(room: Room, ticket: Ticket): HTMLElement {
  const {requestTypes, categories} = room.desk.desk;
  const type = requestTypes.find(({id}) => id === ticket.type);
  const fieldOf = (id: string) => type?.fields.find((field) => field.id === id);
  const category = categories.flatMap((one) => [one, ...(one.children ?? [])]).find(({id}) => id === ticket.category);
  const rows: [string, string | undefined][] = [
    [say('requester'), ticket.requester.name + (ticket.email ? `（${ticket.email}）` : '')],
    [say('organisation'), ticket.organisationName ?? ticket.organisation],
    [say('cc'), ticket.cc?.map(({person}) => person.name).join('、')],
    [say('type'), text(type?.name)],
    [say('category'), text(category?.name)],
    [say('contact'), contactSaid(room, ticket)],
    [say('received'), time(ticket.createdAt)],
    ...Object.entries(ticket.fields).map(([id, value]): [string, string] => [
      text(fieldOf(id)?.label) || id,
      [value]
        .flat()
        .map((one) => text(fieldOf(id)?.options?.find((option) => option.id === one)?.label) || String(one))
        .join('、'),
    ]),
  ];
  return el('dl', {}, ...rows.flatMap(([name, value]) => (value ? [el('dt', {}, name), el('dd', {}, value)] : [])));
}

function clocks({clocks: all}: Ticket): HTMLElement {
  if (!all.length) return el('div');
  const lines = all.map(({kind, state, dueAt, endedAt}) =>
    facts(
      el('b', {}, sayOf('clock', kind)),
      el('span', state === 'breached' ? {class: 'late'} : {}, sayOf('is', state)),
      dueAt === undefined ? undefined : time(dueAt),
      dueAt === undefined || endedAt !== undefined ? undefined : left(dueAt),
    ),
  );
  return el('div', {}, el('h3', {}, say('clocks')), ...lines);
}

/** What solved it, who says so, and what was checked before. */
function solution({id, type, resolution}: Ticket, {desk: {desk}}: Room): HTMLElement {
  if (!resolution) return el('div');
  // What somebody complained of is nobody else's case.
  const write =
    type === desk.escalation?.complaints?.type ? [] : [el('p', {}, el('a', {href: `#case/${encodeURIComponent(id)}`}, say('writeCase')))];
  const {at, by, summary, cause, prevention, checks = [], outage} = resolution;
  const rows: [string, Node | string | undefined][] = [
    [say('why'), cause],
    [say('keeps'), prevention],
    [say('outage'), outage && facts(time(outage.from), time(outage.to))],
    [say('checked'), checks.length ? facts(...checks.map(({text: line, result}) => [line, result].filter(Boolean).join('：'))) : undefined],
  ];
  return el(
    'section',
    {class: 'solution'},
    el('h3', {}, say('solution')),
    facts(el('b', {}, by.name), text(by.title), time(at)),
    el('p', {class: 'said'}, summary),
    el('dl', {}, ...rows.flatMap(([name, value]) => (value ? [el('dt', {}, name), el('dd', {}, value)] : []))),
    ...write,
  );
}

/** Every promise and what became of it, with the reasons that were given. */
function ledger({promises = []}: Ticket): HTMLElement {
  if (!promises.length) return el('div');
  const lines = promises.map(({clock, is, at, dueAt, reason, remedy}) =>
    el(
      'li',
      {},
      facts(
        time(at),
        el('b', {}, sayOf('clock', clock)),
        el('span', is === 'missed' ? {class: 'late'} : {}, sayOf('move', is)),
        is !== 'missed' && dueAt !== undefined && time(dueAt),
      ),
      facts(reason, remedy),
    ),
  );
  return el('details', {class: 'ledger'}, el('summary', {}, say('ledger')), el('ol', {}, ...lines));
}

/** What it was changed to: a word where the event names it by id. */
function toWhat({desk}: Room, {kind, to = ''}: Event, {escalation}: Ticket): string {
  switch (kind) {
    case 'priority-changed':
      return text(desk.desk.impact.priorities.find(({id}) => id === to)?.name) || to;
    case 'escalated':
      return text(escalation?.ladder.find(({id}) => id === to)?.name) || to;
    case 'proposed':
      return sayOf('proposal', to);
    case 'access-asked':
      return sayOf('access', to);
    default:
      return to;
  }
}

/** A line of the history: who did what. The customer reads the same. */
function happened(room: Room, event: Event, ticket: Ticket): {at: string; item: HTMLElement} {
  const {at, kind, by, to = '', note} = event;
  const {resolution} = ticket;
  const what = kind === 'state-changed' ? [sayOf('state', to)] : [sayOf('event', kind), toWhat(room, event, ticket)];
  const who = by.role === 'system' ? say('system') : by.name;
  const said = note && !(to === 'resolved' && resolution?.at === at) ? [el('p', {class: 'said'}, note)] : [];
  return {at, item: el('li', {class: 'happened'}, facts(time(at), el('b', {}, who), what.filter(Boolean).join(' ')), ...said)};
}

/** What was said to the customer and among the team, and what happened, in the order of time. */
function thread(room: Room, ticket: Ticket): HTMLElement {
  const messages = ticket.messages.items.map(({at, author, text: said, attachments}) => ({
    at,
    item: el(
      'li',
      {},
      facts(el('b', {}, author.name), text(author.title), time(at)),
      el('p', {class: 'said'}, said),
      files(room, ticket, attachments),
    ),
  }));
  const notes = ticket.notes.map(({at, by, text: said, attachments = []}) => ({
    at,
    item: el(
      'li',
      {class: 'internal'},
      facts(el('b', {}, say('internal')), by.name, time(at)),
      el('p', {class: 'said'}, said),
      files(room, ticket, attachments),
    ),
  }));
  // A name says more than the state it comes with.
  const named = ({at, kind, to}: Event) =>
    kind === 'state-changed' && to === 'assigned' && ticket.events.some((other) => other.kind === 'assigned' && other.at === at);
  const events = ticket.events.filter((event) => !named(event)).map((event) => happened(room, event, ticket));
  // Stable: of the same instant, what was said comes before what followed from it.
  const all = [...messages, ...notes, ...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return all.length ? el('ol', {class: 'thread'}, ...all.map(({item}) => item)) : el('p', {}, say('nothingSaid'));
}

function files({api, tell}: Room, {id}: Ticket, all: readonly File[]): HTMLElement {
  if (!all.length) return el('div');
  const place = el('p', {class: 'facts'});
  for (const file of all) {
    const link = el('a', {href: `#ticket/${encodeURIComponent(id)}`}, file.name);
    // A link to a file is good for a few minutes, so it is asked for when it is wanted.
    link.addEventListener('click', (event) => {
      event.preventDefault();
      api
        .get<{url: string}>(`/tickets/${encodeURIComponent(id)}/attachments/${encodeURIComponent(file.id)}`)
        .then(({url}) => location.assign(new URL(url).pathname))
        .catch(() => tell(say('failed')));
    });
    place.append(link);
  }
  return place;
}
