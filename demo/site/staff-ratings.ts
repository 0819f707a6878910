import type {Room} from './staff.js';
import type {Person} from './staff-api.js';
import {el, facts, text, time} from './page-parts.js';
import {figuresView} from './staff-figures.js';
import {area, foldedForm} from './staff-form.js';
import {say} from './staff-words.js';

interface Rating {
  survey: string;
  definition: string;
  ticket?: {id: string; reference: string; title: string};
  subject?: Record<string, string>;
  response: {solved?: boolean; scores: Record<string, number>; reasons: string[]; comment: string; callback?: {phone: string}};
  answeredAt: string;
  low: boolean;
  followUp?: {state: string; answer?: {by: Person; text: string; at: string}};
}

let onlyLow = false;

/** What customers said of the service, last answered first. */
export async function showRatings(main: HTMLElement, room: Room, redraw: () => Promise<void>): Promise<void> {
  const {items} = await room.api.get<{items: Rating[]}>(`/ratings?limit=50${onlyLow ? '&low=true' : ''}`);
  const box = el('input', {type: 'checkbox', checked: onlyLow});
  box.addEventListener('change', () => {
    onlyLow = box.checked;
    void redraw();
  });
  const list = el('ul', {class: 'ratings'}, ...items.map((rating) => line(room, rating, redraw)));
  const figures = await figuresView(room, redraw);
  main.append(figures, el('label', {class: 'tick'}, box, say('onlyLow')), items.length ? list : el('p', {}, say('noRatings')));
}

function line(room: Room, rating: Rating, redraw: () => Promise<void>): HTMLElement {
  const {ticket, subject, response, low, followUp, answeredAt} = rating;
  const definition = room.desk.desk.surveys.find(({id}) => id === rating.definition);
  const label = (among: readonly {id: string; label: Record<string, string>}[] | undefined, id: string) =>
    text(among?.find((one) => one.id === id)?.label) || id;
  const about = ticket ? el('a', {href: `#ticket/${encodeURIComponent(ticket.id)}`}, ticket.title) : text(subject);
  const solved = response.solved === undefined ? undefined : say(response.solved ? 'solved' : 'unsolved');
  return el(
    'li',
    {},
    el('strong', {}, about),
    facts(low && el('span', {class: 'late'}, say('low')), solved, ticket?.reference, time(answeredAt)),
    facts(...Object.entries(response.scores).map(([id, score]) => `${label(definition?.dimensions, id)} ${score}`)),
    facts(...response.reasons.map((id) => label(definition?.reasons, id))),
    ...(response.comment ? [el('p', {class: 'said'}, response.comment)] : []),
    ...(response.callback ? [facts(`${say('callback')} ${response.callback.phone}`)] : []),
    ...(followUp?.answer
      ? [facts(el('b', {}, followUp.answer.by.name), time(followUp.answer.at)), el('p', {class: 'said'}, followUp.answer.text)]
      : []),
    ...(followUp && !followUp.answer ? [answerForm(room, rating, redraw)] : []),
  );
}

function answerForm(room: Room, {survey}: Rating, redraw: () => Promise<void>): HTMLElement {
  const form = foldedForm('replyTo', [area('words', 'text')], async (data) => {
    await room.api.post(`/ratings/${encodeURIComponent(survey)}/answer`, {by: room.by(), text: data.get('text')});
    room.tell(say('done') + say('replyTo'));
    await redraw();
  });
  return el('div', {class: 'steps'}, form);
}

/** What was looked for and not found: what somebody should write about. */
export async function showSearches(main: HTMLElement, {api}: Room): Promise<void> {
  const {items} = await api.get<{items: {query: string; count: number; lastAt: string}[]}>('/empty-searches?days=30');
  const list = items.map(({query, count, lastAt}) =>
    el('li', {}, el('strong', {}, query), facts(`${count} ${say('times')}`, time(lastAt))),
  );
  main.append(el('p', {}, say(items.length ? 'searchesLead' : 'noSearches')), el('ul', {class: 'ratings'}, ...list));
}
