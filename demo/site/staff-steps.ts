import type {Room} from './staff.js';
import {accessSteps} from './staff-access.js';
import {
  deliverBody,
  deliverFields,
  proposeBody,
  proposeFields,
  quoteBody,
  quoteFields,
  scheduleBody,
  scheduleFields,
} from './staff-change.js';
import {Refused} from './staff-api.js';
import {callStep} from './staff-call.js';
import {choice, el, text} from './page-parts.js';
import {area, field, foldedForm, instantOf} from './staff-form.js';
import {filesField, filesOf} from './staff-files.js';
import type {Ticket} from './staff-ticket.js';
import {ahead, begun, expected, onTheWay, visitBody, visitFields} from './staff-visits.js';
import {levelsFor} from './staff-levels.js';
import {say, sayOf, type Word} from './staff-words.js';

/** What a step asks for, and what of the form becomes its body. */
export interface Step {
  name: Word;
  /** Where that is not the name. */
  path?: string;
  fields(room: Room, ticket: Ticket): Node[];
  body?(form: FormData, room: Room): Record<string, unknown>;
}

const kinds = ['first-response', 'next-update', 'workaround', 'resolution', 'arrival', 'answer', 'urge'];
/** Of those that still run, where `open`. */
const clockChoice = ({clocks}: Ticket, open = false) => {
  const fitting = clocks.filter(({state, endedAt}) => !open || !(endedAt || state === 'met' || state === 'cancelled'));
  const own = fitting.map(({kind}) => kind).filter((kind) => kinds.includes(kind));
  return choice(
    say('clock'),
    'clock',
    (own.length ? own : kinds).map((kind) => [kind, sayOf('clock', kind)] as const),
  );
};

/** What was written, without what was left empty. */
const filled = (form: FormData, names?: readonly string[]) =>
  Object.fromEntries([...form].filter(([name, value]) => value !== '' && (!names || names.includes(name))));
/** A text with its files. */
const words = (room: Room) => [area('words', 'text'), filesField(room)];
const wordsBody = (form: FormData) => ({...filled(form, ['text', 'kind']), ...filesOf(form)});

const steps: readonly Step[] = [
  {name: 'answerUrge', path: 'answer-urge', fields: words, body: wordsBody},
  {name: 'start', fields: () => []},
  {name: 'resume', fields: () => []},
  {
    name: 'answer',
    fields: (room, {worksIn}) => [
      ...words(room),
      // Plain ones are written there.
      choice(say('kind'), 'kind', [...(worksIn ? [] : [['', say('plain')] as const]), ['plan', say('plan')], ['workaround', say('workaround')]]), // prettier-ignore
    ],
    body: wordsBody,
  },
  {name: 'ask', fields: words, body: wordsBody},
  {name: 'note', fields: words, body: wordsBody},
  {
    name: 'classify',
    fields: ({desk}, ticket) => [
      choice(
        say('priority'),
        'priority',
        [
          ...(ticket.priority === undefined ? [['', '—'] as const] : []),
          ...levelsFor(desk, ticket).map(({id, name}) => [id, text(name)] as const),
        ],
        ticket.priority,
      ),
      choice(
        say('category'),
        'category',
        [
          ['', '—'],
          ...desk.desk.categories.flatMap((one) => [one, ...(one.children ?? [])]).map(({id, name}) => [id, text(name)] as const),
        ],
        ticket.category,
      ),
    ],
  },
  {
    name: 'assign',
    fields: ({desk, by}, ticket) => [choice(say('to'), 'to', desk.agents.map(({id, name}) => [id, name] as const), ticket.assignee?.id ?? by())], // prettier-ignore
  },
  {name: 'wait', fields: () => [area('whom', 'note')]},
  {
    name: 'resolve',
    fields: ({desk}) => [
      area('summary', 'summary'),
      area('cause', 'cause', false),
      area('prevention', 'prevention', false),
      el(
        'div',
        {role: 'group', 'aria-label': say('checklist')},
        ...desk.checklist.flatMap((line, n) => [
          el('label', {class: 'tick'}, el('input', {type: 'checkbox', name: `check-${n}`}), text(line)),
          el('input', {name: `result-${n}`, placeholder: say('checkResult'), 'aria-label': `${text(line)} · ${say('checkResult')}`}),
        ]),
      ),
      field('outageFrom', {type: 'datetime-local', name: 'from'}),
      field('outageTo', {type: 'datetime-local', name: 'to'}),
    ],
    body: (form, {desk}) => ({
      ...filled(form, ['summary', 'cause', 'prevention']),
      ...(form.get('from') && form.get('to') && {outage: {from: instantOf(form, 'from'), to: instantOf(form, 'to')}}),
      checklist: desk.checklist.map((line, n) => ({
        text: text(line),
        done: form.has(`check-${n}`),
        ...(form.get(`result-${n}`) && {result: form.get(`result-${n}`)}),
      })),
    }),
  },
  {name: 'reopen', fields: () => [area('why', 'reason')]},
  {
    name: 'promise',
    fields: (_, ticket) => [clockChoice(ticket, true), field('until', {type: 'datetime-local', name: 'dueAt', required: true}), area('why', 'reason')], // prettier-ignore
    body: (form) => ({clock: form.get('clock'), dueAt: instantOf(form, 'dueAt'), reason: form.get('reason')}),
  },
  {name: 'explain', fields: (_, ticket) => [clockChoice(ticket), area('why', 'reason'), area('remedy', 'remedy', false)]},
  {
    name: 'escalate',
    fields: (_, {escalation}) => [
      choice(
        say('to'),
        'to',
        (escalation?.ladder ?? [])
          .map(({name, person}, n) => [String(n + 1), [text(name), person?.name].filter(Boolean).join(' · ')] as const)
          .slice(escalation?.level),
      ),
      area('whyTeam', 'reason'),
    ],
    body: (form) => ({to: Number(form.get('to')), reason: form.get('reason')}),
  },
  {name: 'arrive', fields: () => []},
  {name: 'proposeVisit', path: 'propose-visit', fields: visitFields, body: visitBody},
  {name: 'depart', fields: (_, ticket) => [onTheWay(ticket)]},
  {name: 'reportVisit', path: 'report-visit', fields: (_, ticket) => [begun(ticket), area('reported', 'text')]},
  {
    name: 'missVisit',
    path: 'miss-visit',
    fields: (_, ticket) => [expected(ticket), area('why', 'reason'), area('remedy', 'remedy', false)],
  },
  {name: 'callOffVisit', path: 'call-off-visit', fields: (_, ticket) => [ahead(ticket), area('why', 'reason')]},
  {name: 'evaluate', fields: () => []},
  {name: 'quote', fields: quoteFields, body: quoteBody},
  {name: 'schedule', fields: scheduleFields, body: scheduleBody},
  {name: 'deliver', fields: deliverFields, body: deliverBody},
  {name: 'propose', fields: (_, ticket) => proposeFields(clockChoice(ticket)), body: proposeBody},
  ...accessSteps,
  callStep,
];

/** A form for each step that is possible now. */
export function stepForms(room: Room, ticket: Ticket, redraw: () => Promise<void>): HTMLElement {
  let {version} = ticket;
  const path = `/tickets/${encodeURIComponent(ticket.id)}`;
  const forms = steps
    .filter(({name}) => ticket.allowedSteps.includes(name))
    .map(({name, path: at = name, fields, body}) =>
      foldedForm(name, fields(room, ticket), async (data) => {
        const said = body?.(data, room) ?? filled(data);
        try {
          await room.api.post(`${path}/${at}`, {by: room.by(), ...said}, version);
        } catch (error) {
          if (error instanceof Refused && error.code === 'version-stale') ({version} = await room.api.get<Ticket>(path));
          throw error;
        }
        room.tell(say('done') + say(name));
        await redraw();
        document.querySelector<HTMLElement>('.ticket h2')?.focus();
      }),
    );
  return el('div', {class: 'steps'}, ...forms);
}
