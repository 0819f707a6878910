import type {Room} from './staff.js';
import {choice, el, facts, text, time} from './page-parts.js';
import {language} from './language.js';
import {say} from './staff-words.js';

interface Share {
  count: number;
  of: number;
}
interface Row {
  dimension: string;
  answers: number;
  mean?: number;
  good: Share;
  nps?: number;
  points: {score: number; count: number}[];
}
interface Figures {
  since: string;
  newest?: number;
  surveys: {definition: string; answers: number; low: Share; solved?: Share; rows: Row[]}[];
}

/** Days that are counted. */
let days = '90';

/** What the ratings of some weeks come to: shares, means, and how often each point was given. */
export async function figuresView({api, desk}: Room, redraw: () => Promise<void>): Promise<HTMLElement> {
  const {since, newest, surveys} = await api.get<Figures>(`/rating-figures?days=${days}`);
  const period = choice(say('period'), 'days', [['30', say('days30')], ['90', say('days90')], ['365', say('days365')]], days); // prettier-ignore
  period.addEventListener('change', (event) => {
    days = (event.target as HTMLSelectElement).value;
    void redraw().then(() => document.querySelector<HTMLElement>('.figures select')?.focus());
  });
  const parts = surveys.map(({definition, answers, low, solved, rows}) => {
    const known = desk.desk.surveys.find(({id}) => id === definition);
    const name = (id: string) => text(known?.dimensions.find((one) => one.id === id)?.label) || id;
    return el(
      'section',
      {},
      el('h2', {}, text(known?.title) || definition),
      facts(`${say('answers')} ${answers}`, solved && `${say('solved')} ${shareOf(solved)}`, `${say('low')} ${shareOf(low)}`),
      ...byScale(rows).map((alike) => table(alike, name)),
    );
  });
  return el(
    'section',
    {class: 'figures', 'aria-label': say('figures')},
    period,
    facts(`${say('since')} ${time(since)}`, newest !== undefined && `${say('newestOnly')} ${newest}`),
    ...(parts.length ? parts : [el('p', {}, say('noFigures'))]),
    ...(parts.length ? [el('p', {class: 'facts'}, say('goodMeans'))] : []),
  );
}

/** Rows on the same scale share a table. */
function byScale(rows: readonly Row[]): Row[][] {
  const scale = ({points}: Row) => points.map(({score}) => score).join();
  const scales = [...new Set(rows.map(scale))];
  return scales.map((one) => rows.filter((row) => scale(row) === one));
}

function table(rows: readonly Row[], name: (dimension: string) => string): HTMLElement {
  const heads = [say('question'), say('answers'), say('mean'), say('good'), ...rows[0]!.points.map(({score}) => String(score))];
  const lines = rows.map(({dimension, answers, mean, good, nps, points}) =>
    el(
      'tr',
      {},
      el('th', {scope: 'row'}, name(dimension)),
      el('td', {}, String(answers)),
      el('td', {}, mean === undefined ? '–' : number(mean)),
      el('td', {}, answers ? shareOf(good) : '–', ...(nps === undefined ? [] : [el('br'), `NPS ${nps}`])),
      ...points.map(({count}) => point(count, answers)),
    ),
  );
  const [head, body] = [el('tr', {}, ...heads.map((one) => el('th', {scope: 'col'}, one))), el('tbody', {}, ...lines)];
  return el(
    'div',
    {class: 'wide goes-on', tabindex: '0', role: 'group', 'aria-label': say('figures')},
    el('table', {}, el('thead', {}, head), body),
  );
}

/** How often a point was given: the darker, the more often. */
function point(count: number, of: number): HTMLElement {
  const cell = el('td', {class: 'point'}, String(count));
  cell.style.setProperty('--share', `${of ? Math.round((count / of) * 60) : 0}%`);
  return cell;
}

function number(value: number): string {
  return value.toLocaleString(language(), {minimumFractionDigits: 1, maximumFractionDigits: 2});
}

function shareOf({count, of}: Share): string {
  return of ? `${(count / of).toLocaleString(language(), {style: 'percent'})} (${count}/${of})` : '–';
}
