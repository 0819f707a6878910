import type {Room} from './staff.js';
import {choice, el, text} from './page-parts.js';
import {area, field, instantOf} from './staff-form.js';
import type {Step} from './staff-steps.js';
import type {Ticket} from './staff-ticket.js';
import {say} from './staff-words.js';

/** What the survey of a solution asks; nothing where it was answered already, for nobody is asked twice. */
function questions({desk: {desk}}: Room, {survey}: Ticket): Node[] {
  const definition = desk.surveys.find(({kind}) => kind === 'ticket');
  if (!definition || survey?.state !== 'due') return survey?.state === 'answered' ? [el('p', {class: 'facts'}, say('alreadyRated'))] : [];
  const {dimensions, scale} = definition;
  return [
    choice(say('isSolved'), 'solved', [['', '—'], ['true', say('solved')], ['false', say('unsolved')]]), // prettier-ignore
    ...dimensions.map(({id, label, scale: {min, max, words} = scale}) => {
      const points = Array.from({length: max - min + 1}, (_, n) => String(min + n));
      const named = (point: string, n: number) => [point, words.length > 2 ? `${point} · ${text(words[n])}` : point] as const;
      return choice(text(label), `score-${id}`, [['', '—'], ...points.map(named)]);
    }),
    area('customerSaid', 'comment', false),
  ];
}

/** A call after the solution, with what the customer answered. */
export const callStep: Step = {
  name: 'recordCall',
  path: 'record-call',
  fields: (room, ticket) => [
    field('calledAt', {type: 'datetime-local', name: 'at', required: true}),
    choice(say('reached'), 'reached', [['true', say('yes')], ['false', say('no')]]), // prettier-ignore
    ...questions(room, ticket),
    area('callNote', 'note', false),
  ],
  body: (form) => {
    const said = (name: string) => String(form.get(name) ?? '').trim();
    const scores = [...form].flatMap(([name, value]) =>
      name.startsWith('score-') && value ? [[name.slice(6), Number(value)] as const] : [],
    );
    const [solved, comment, note] = ['solved', 'comment', 'note'].map(said);
    const answers = solved || comment || scores.length;
    return {
      at: instantOf(form, 'at'),
      reached: said('reached') === 'true',
      ...(note && {note}),
      ...(answers && {response: {scores: Object.fromEntries(scores), reasons: [], comment, ...(solved && {solved: solved === 'true'})}}),
    };
  },
};
