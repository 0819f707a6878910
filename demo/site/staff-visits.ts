import {choice, el, facts, time} from './page-parts.js';
import type {Room} from './staff.js';
import {area, field, growing, linesOf} from './staff-form.js';
import type {Ticket} from './staff-ticket.js';
import {say, sayOf} from './staff-words.js';

/** As much of a visit as the team's page shows. */
export interface StaffVisit {
  id: string;
  kind: string;
  state: string;
  engineer: {id: string; name: string};
  slot?: {from: string; to: string};
  slots: {from: string; to: string}[];
  wish?: {text: string; reason: string};
  purpose: string;
  address?: string;
  session?: {
    sees: string;
    tool: {name: string; href?: string};
    consent: string;
    decidedAt?: string;
    decidedBy?: {name: string};
    endedAt?: string;
  };
}

/** Shown while visits of that kind are arranged; what is hidden is neither asked for nor sent. */
const ofKind = (kind: string, ...fields: HTMLElement[]) => el('div', {class: 'of-kind', 'data-kind': kind}, ...fields);

const isOver = ({state}: StaffVisit) => state === 'done' || state === 'cancelled';

/** Which of a request's visits is meant; of one nobody need choose. */
function visitChoice({visits = []}: Ticket, states: readonly string[]): HTMLElement {
  const fitting = visits.filter(({state}) => states.includes(state));
  return choice(
    say('visit'),
    'visit',
    fitting.map(
      ({id, kind, engineer, slot}) =>
        [id, [sayOf('visitKind', kind), engineer.name, slot && time(slot.from)].filter(Boolean).join(' · ')] as const,
    ),
  );
}

export const onTheWay = (ticket: Ticket) => visitChoice(ticket, ['booked']);
export const expected = (ticket: Ticket) => visitChoice(ticket, ['booked', 'on-the-way']);
export const begun = (ticket: Ticket) => visitChoice(ticket, ['arrived']);
export const ahead = (ticket: Ticket) => visitChoice(ticket, ['proposed', 'asked', 'booked', 'on-the-way', 'missed']);

/** Who comes, what for and when; without a time the customer chooses among those of the calendar. */
export function visitFields({desk, by}: Room, ticket: Ticket): Node[] {
  const open = (ticket.visits ?? []).filter((visit) => !isOver(visit) && visit.state !== 'arrived' && visit.state !== 'on-the-way');
  const last = open.at(-1);
  const address = last?.address ?? ticket.fields['address'];
  const slot = () =>
    el(
      'div',
      {class: 'line'},
      field('from', {name: 'from', type: 'datetime-local'}),
      field('until_', {name: 'to', type: 'datetime-local'}),
    );
  const session = last?.session;
  const kinds = choice(say('visitWay'), 'kind', ['on-site', 'remote'].map((kind) => [kind, sayOf('visitKind', kind)] as const), last?.kind); // prettier-ignore
  const byKind = [
    ofKind('on-site', field('address', {name: 'address', required: true, value: typeof address === 'string' ? address : ''})),
    ofKind(
      'remote',
      field('sees', {name: 'sees', required: true, value: session?.sees ?? ''}),
      field('tool', {name: 'tool', required: true, value: session?.tool.name ?? ''}),
      field('toolHref', {name: 'toolHref', type: 'url', value: session?.tool.href ?? ''}),
    ),
  ];
  const select = kinds.querySelector('select')!;
  const show = () => {
    for (const group of byKind) {
      group.hidden = group.dataset['kind'] !== select.value;
      for (const input of group.querySelectorAll('input')) input.disabled = group.hidden;
    }
  };
  select.addEventListener('change', show);
  show();
  return [
    choice(say('visit'), 'visit', [['', say('newVisit')], ...open.map(({id, kind, engineer}) => [id, `${say('again')} ${sayOf('visitKind', kind)} · ${engineer.name}`] as const)], last?.id ?? ''), // prettier-ignore
    kinds,
    choice(say('engineer'), 'engineer', desk.agents.map(({id, name}) => [id, name] as const), last?.engineer.id ?? ticket.assignee?.id ?? by()), // prettier-ignore
    field('contactLine', {name: 'contact'}),
    area('visitPurpose', 'purpose'),
    ...byKind,
    area('prepare', 'prepare', false),
    field('present', {name: 'present'}),
    el('p', {class: 'hint'}, say('slotsHint')),
    ...growing(slot),
    ...(open.length ? [el('label', {class: 'tick'}, el('input', {type: 'checkbox', name: 'despite'}), say('despite'))] : []),
    field('whyAnew', {name: 'reason'}),
  ];
}

export function visitBody(form: FormData): Record<string, unknown> {
  const said = (name: string) => String(form.get(name) ?? '').trim();
  const [from, to] = [form.getAll('from').map(String), form.getAll('to').map(String)];
  const instant = (local: string) => new Date(local).toISOString();
  const optional = ['visit', 'reason', 'contact', 'address', 'present', 'sees', 'tool', 'toolHref'].flatMap((name) =>
    said(name) ? [[name, said(name)] as const] : [],
  );
  const prepare = linesOf(form, 'prepare');
  return {
    kind: said('kind'),
    engineer: said('engineer'),
    purpose: said('purpose'),
    ...Object.fromEntries(optional),
    ...(prepare.length && {prepare}),
    ...(form.has('despite') && {despite: true}),
    slots: from.flatMap((start, n) => (start && to[n] ? [{from: instant(start), to: instant(to[n])}] : [])),
  };
}

/** Every visit of a request: who, when, how it stands, and what the customer wishes. */
export function visitsView({visits = []}: Ticket): HTMLElement {
  if (!visits.length) return el('div');
  const lines = visits.map(({kind, state, engineer, slot, slots, wish, purpose, session}) =>
    el(
      'li',
      {},
      facts(
        el('b', {}, sayOf('visitKind', kind)),
        engineer.name,
        session?.endedAt && state === 'arrived' ? say('sessionEnded') : sayOf('visitState', state),
        slot && facts(time(slot.from), time(slot.to)),
        state === 'proposed' ? `${slots.length} ${say('slotsFree')}` : undefined,
      ),
      el('p', {class: 'said'}, purpose),
      ...(session ? [consentLine(session)] : []),
      ...(wish ? [el('p', {class: 'said'}, `${say('wish')} ${wish.text}（${wish.reason}）`)] : []),
    ),
  );
  return el('div', {class: 'visits'}, el('h3', {}, say('visits')), el('ul', {}, ...lines));
}

/** Whether the customer agrees to a remote session, who said so and when. */
function consentLine({consent, decidedBy, decidedAt}: NonNullable<StaffVisit['session']>): HTMLElement {
  return facts(el('b', {}, sayOf('consent', consent)), decidedBy?.name, decidedAt && time(decidedAt));
}
