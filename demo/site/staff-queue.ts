import type {Room} from './staff.js';
import type {StaffDesk} from './staff-api.js';
import {left} from './countdown.js';
import {choice, el, facts, text, time} from './page-parts.js';
import {levelChoice, levelSaid} from './staff-levels.js';
import {say, sayOf} from './staff-words.js';

interface Line {
  id: string;
  reference: string;
  type: string;
  title: string;
  state: string;
  priority?: string;
  requester: {name: string};
  organisation?: string;
  organisationName?: string;
  due?: {clock: string; dueAt: string; missed: boolean};
  assignee?: {name: string};
  impact?: Record<string, string>;
  updatedAt: string;
  urgedAt?: string;
  level?: number;
  awaits?: {kind: string}[];
  wants?: Want[];
}
/** What a customer wants otherwise, or turned down. */
export interface Want {
  kind: string;
  at: string;
  text?: string;
}
interface Page {
  items: Line[];
  nextCursor: string | null;
  counts?: Record<string, number>;
}

/** What was chosen last; it holds while the page is open. */
let chosen: Record<string, string> = {order: 'due', state: 'open', priority: '', assignee: '', q: ''};

/** Requests of all customers, with filters and page after page. */
export async function showQueue(main: HTMLElement, {api, desk}: Room): Promise<void> {
  const groups = [['open', say('open_')], ['team', say('team')], ['waiting', say('waiting')], ['closed', say('closed')], ['', say('any')]] as const; // prettier-ignore
  const q = el('input', {name: 'q', type: 'search', value: chosen['q'] ?? ''});
  const form = el(
    'form',
    {class: 'filters', role: 'search'},
    choice(say('order'), 'order', [['due', say('byDue')], ['changed', say('byChange')]], chosen['order']), // prettier-ignore
    choice(say('state'), 'state', groups, chosen['state']),
    levelChoice(desk, chosen['priority']),
    choice(
      say('assignee'),
      'assignee',
      [['', say('any')], ['nobody', say('nobody')], ...desk.agents.map(({id, name}) => [id, name] as const)],
      chosen['assignee'],
    ),
    el('label', {}, say('find'), q),
    el('button', {class: 'button'}, say('show')),
  );
  const list = el('ul', {class: 'queue'});
  const more = el('button', {type: 'button', class: 'button quiet'}, say('more'));
  const empty = el('p', {hidden: true}, say('none'));

  const load = async (cursor?: string): Promise<void> => {
    const query = new URLSearchParams(Object.entries({...chosen, ...(cursor && {cursor})}).filter(([, value]) => value));
    const page = await api.get<Page>(`/tickets?${query}`);
    if (!cursor) list.replaceChildren();
    list.append(...page.items.map((item) => line(item, desk)));
    empty.hidden = list.children.length > 0;
    more.hidden = page.nextCursor === null;
    more.onclick = () => void load(page.nextCursor ?? undefined);
  };
  const read = () => {
    chosen = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    void load();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    read();
  });
  for (const select of form.querySelectorAll('select')) select.addEventListener('change', read);
  await load();
  main.append(el('h2', {class: 'unseen'}, say('queue')), form, list, empty, more);
}

/** What the customer said of how much it hurts, in the words he was asked in: “影响到谁？一个部门或一批用户”. */
export function impactSaid(impact: Readonly<Record<string, string>> = {}, {desk}: StaffDesk, type: string): string[] {
  const {questions} = desk.requestTypes.find(({id}) => id === type)?.impact ?? desk.impact;
  return questions.flatMap(({id, question, options}) => {
    const option = options.find((one) => one.id === impact[id]);
    return option ? [`${text(question)} ${text(option.label)}`] : [];
  });
}

/** What waits for the customer's word beside his reply. */
export function asksSaid(awaits: readonly {kind: string}[] = []): string[] {
  return awaits.map(({kind}) => `${say('asksCustomer')}${sayOf('asks', kind)}`);
}

/** What the customer wants otherwise, in his own words. */
export function wantsSaid(wants: readonly Want[] = []): HTMLElement[] {
  return wants.map(({kind, at, text: words}) =>
    facts(el('span', {class: 'late', 'data-want': kind}, sayOf('want', kind)), time(at), words),
  );
}

function line(item: Line, desk: StaffDesk): HTMLElement {
  const {id, reference, title, state, priority, requester, organisation, organisationName, due, assignee, updatedAt, urgedAt, level} = item;
  const link = el('a', {href: `#ticket/${encodeURIComponent(id)}`}, el('h3', {}, title));
  const mark = (words: string) => el('span', {class: 'mark'}, words);
  const marks = [
    due?.missed && mark(say('overdue')),
    urgedAt && mark(`${say('urged')} ${time(urgedAt)}`),
    level && mark(`${say('level')} ${level}`),
  ];
  if (marks.some(Boolean)) link.append(facts(...marks.map((one) => one || undefined)));
  const standing = el(
    'span',
    {class: 'standing'},
    el('b', {}, sayOf('state', state)),
    ...asksSaid(item.awaits).map((one) => el('span', {}, one)),
  );
  link.append(
    facts(
      standing,
      priority !== undefined && el('b', {}, levelSaid(desk, priority)!),
      reference,
      [requester.name, organisationName ?? organisation].filter(Boolean).join(' · '),
      assignee?.name ?? say('nobody'),
      `${say('changed')} ${time(updatedAt)}`,
    ),
    ...(item.impact ? [facts(...impactSaid(item.impact, desk, item.type))] : []),
    ...(due ? [facts(el('b', {}, sayOf('clock', due.clock)), time(due.dueAt), left(due.dueAt))] : []),
  );
  link.append(...wantsSaid(item.wants));
  return el('li', {}, link);
}
