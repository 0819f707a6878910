import {choice, el, facts, time} from './page-parts.js';
import type {Person} from './staff-api.js';
import {area, field, labelled, linesArea, linesOf} from './staff-form.js';
import type {Step} from './staff-steps.js';
import type {Ticket} from './staff-ticket.js';
import {say, sayOf} from './staff-words.js';

/** As much of an access as the team's page shows. */
export interface Grant {
  id: string;
  kind: string;
  at: string;
  purpose: string;
  state: string;
  scope: {id: string; text: string}[];
  granted?: {by: Person; scope: string[]; until: string; note?: string};
  ended?: {at: string; note?: string};
  uses: {at: string; by: Person; text: string; minutes?: number}[];
  purged?: {at: string; by: Person; text: string};
}

/** Of those that stand in one of `states`. */
const grantChoice = ({grants = []}: Ticket, states: readonly string[]) =>
  choice(
    say('whichAccess'),
    'grant',
    grants.filter(({state}) => states.includes(state)).map(({id, kind, purpose}) => [id, `${sayOf('access', kind)} · ${purpose}`] as const),
  );

const scope = (form: FormData, kind: string) => linesOf(form, kind).map((text) => ({kind, text}));

/** For how long; the desk says how long at most. */
const hoursField = (most: number | undefined) =>
  labelled(most === undefined ? say('hours') : say('hoursAtMost').replace('{most}', String(most)), {
    type: 'number',
    inputmode: 'numeric',
    min: '1',
    ...(most !== undefined && {max: String(most)}),
    name: 'hours',
    required: true,
  });

/** What the team does about being let in to a customer's systems. */
export const accessSteps: readonly Step[] = [
  {
    name: 'askAccess',
    path: 'ask-access',
    fields: ({desk: {desk}}) => [
      choice(say('accessKind'), 'kind', [['access', say('access-access')], ['data-job', say('access-data-job')]]), // prettier-ignore
      area('purpose', 'purpose'),
      linesArea('scopeSystem', 'system', 'scope'),
      linesArea('scopeRole', 'role', 'scope'),
      linesArea('scopeData', 'data', 'scope'),
      area('wayIn', 'how', false),
      hoursField(desk.access?.mostHours),
    ],
    body: (form) => ({
      kind: form.get('kind'),
      purpose: form.get('purpose'),
      scope: [...scope(form, 'system'), ...scope(form, 'role'), ...scope(form, 'data')],
      ...(String(form.get('how')).trim() && {how: form.get('how')}),
      hours: Number(form.get('hours')),
    }),
  },
  {
    name: 'useAccess',
    path: 'use-access',
    fields: (_, ticket) => [
      grantChoice(ticket, ['running']),
      area('useText', 'text'),
      field('minutes', {type: 'number', min: '1', name: 'minutes'}),
    ],
    body: (form) => ({
      grant: form.get('grant'),
      text: form.get('text'),
      ...(form.get('minutes') && {minutes: Number(form.get('minutes'))}),
    }),
  },
  {
    name: 'endAccess',
    path: 'end-access',
    fields: (_, ticket) => [grantChoice(ticket, ['asked', 'running']), area('useText', 'text')],
  },
  {name: 'confirmPurge', path: 'confirm-purge', fields: () => [area('removed', 'text')]},
];

/** What was asked for, what the customer gave of it, how it was used and whether what was taken over is gone; the latest first. */
export function grantsView(grants: readonly Grant[]): HTMLElement {
  const one = ({kind, purpose, state, scope, granted, ended, uses, purged}: Grant) =>
    el(
      'li',
      {},
      facts(el('b', {}, sayOf('access', kind)), sayOf('grant', state), granted && !ended && time(granted.until)),
      el('p', {class: 'said'}, purpose),
      facts(...scope.filter(({id}) => !granted || granted.scope.includes(id)).map(({text}) => text)),
      ...(granted?.note ? [el('p', {class: 'said'}, `${granted.by.name}：${granted.note}`)] : []),
      ...uses.map(({at, by, text, minutes}) => facts(time(at), by.name, text, minutes !== undefined && `${minutes} min`)),
      ...(ended?.note ? [facts(time(ended.at), ended.note)] : []),
      ...(granted && ended ? [facts(say(purged ? 'purged' : 'notPurged'), purged && time(purged.at), purged?.by.name, purged?.text)] : []),
    );
  return el('div', {class: 'quotes'}, el('h3', {}, say('grants')), el('ul', {}, ...[...grants].reverse().map(one)));
}
