import type {ClockKind, ClockPolicy, ClockRule, ClockTarget, Tier} from '../../../src/contract/clock.js';
import {always, mainlandOffice} from '../../app/presets/calendars.js';
import {words} from './words.js';

export const calendars = [mainlandOffice, always];

/** Three levels of service: round the clock, office hours, an answer within a day. */
export const tiers: Tier[] = [
  {
    id: 'A',
    name: words('A 级服务', 'Plan A', 'A 級服務'),
    description: words('7×24 小时，随时响应', 'Around the clock, every day', '7×24 小時，隨時回應'),
    calendar: always.id,
  },
  {
    id: 'B',
    name: words('B 级服务', 'Plan B', 'B 級服務'),
    description: words('5×8 小时，P0 与 P1 另有值班', 'Office hours; engineers on duty for P0 and P1', '5×8 小時，P0 與 P1 另有值班'),
    calendar: mainlandOffice.id,
  },
  {
    id: 'C',
    name: words('C 级服务', 'Plan C', 'C 級服務'),
    description: words('24 小时内响应', 'An answer within 24 hours', '24 小時內回應'),
    calendar: mainlandOffice.id,
  },
];

type Unit = ClockTarget['unit'];
const rule = (kind: ClockKind, target: ClockTarget, calendar?: string): ClockRule => ({
  kind,
  target,
  ...(calendar !== undefined && {calendar}),
});
const most = (kind: ClockKind, max: number, unit: Unit, calendar?: string) => rule(kind, {max, unit}, calendar);
const range = (kind: ClockKind, min: number, max: number, unit: Unit, calendar?: string) => rule(kind, {min, max, unit}, calendar);

const policies: ClockPolicy[] = [
  {
    when: {type: ['complaint']},
    clocks: [
      most('first-response', 24, 'hour', 'always'),
      most('next-update', 2, 'working-day', 'office'),
      most('resolution', 5, 'working-day', 'office'),
    ],
  },
  {
    when: {type: ['suggestion']},
    clocks: [most('first-response', 3, 'working-day', 'office'), most('answer', 7, 'working-day', 'office')],
  },
  {
    when: {type: ['question'], tier: ['C']},
    clocks: [most('first-response', 24, 'hour', 'always'), most('answer', 3, 'working-day', 'office')],
  },
  {
    when: {type: ['question']},
    clocks: [
      most('first-response', 4, 'hour'),
      most('next-update', 1, 'working-day', 'office'),
      range('answer', 1, 2, 'working-day', 'office'),
    ],
  },
  {
    when: {type: ['standard'], priority: ['urgent']},
    clocks: [most('first-response', 1, 'hour'), range('resolution', 4, 8, 'hour')],
  },
  {
    when: {type: ['standard']},
    clocks: [most('first-response', 4, 'hour'), range('resolution', 1, 2, 'working-day', 'office')],
  },
  {
    when: {type: ['audit'], priority: ['high']},
    clocks: [most('first-response', 2, 'hour'), most('resolution', 2, 'working-day', 'office')],
  },
  {
    when: {type: ['audit', 'health-check']},
    clocks: [most('first-response', 1, 'working-day', 'office'), most('resolution', 10, 'working-day', 'office')],
  },
  {
    when: {type: ['visit']},
    clocks: [most('first-response', 4, 'hour'), most('arrival', 3, 'working-day', 'office')],
  },
  {
    when: {type: ['training', 'change']},
    clocks: [most('first-response', 1, 'working-day', 'office'), most('next-update', 3, 'working-day', 'office')],
  },
  {
    when: {priority: ['P0']},
    clocks: [
      most('first-response', 30, 'minute', 'always'),
      most('next-update', 1, 'hour', 'always'),
      most('workaround', 4, 'hour', 'always'),
      range('resolution', 1, 24, 'hour', 'always'),
    ],
  },
  {
    when: {priority: ['P1'], tier: ['C']},
    clocks: [most('first-response', 24, 'hour', 'always'), most('next-update', 1, 'working-day'), range('resolution', 12, 48, 'hour')],
  },
  {
    when: {priority: ['P1']},
    clocks: [
      most('first-response', 1, 'hour', 'always'),
      most('next-update', 12, 'hour', 'always'),
      most('workaround', 8, 'hour', 'always'),
      range('resolution', 8, 48, 'hour', 'always'),
    ],
  },
  {
    when: {tier: ['C']},
    clocks: [most('first-response', 24, 'hour', 'always'), most('next-update', 2, 'working-day'), range('resolution', 12, 48, 'hour')],
  },
  {
    when: {priority: ['P2']},
    clocks: [most('first-response', 4, 'hour'), most('next-update', 1, 'working-day', 'office'), range('resolution', 8, 32, 'hour')],
  },
  {
    when: {},
    clocks: [most('first-response', 8, 'hour'), most('next-update', 2, 'working-day', 'office'), range('resolution', 12, 48, 'hour')],
  },
];

/** Who urges is answered sooner than he may urge again. */
function urged({type, priority}: ClockPolicy['when']): ClockRule {
  if (priority?.includes('P0')) return most('urge', 30, 'minute', 'always');
  if (priority?.includes('P1')) return most('urge', 1, 'hour', 'always');
  return most('urge', type?.includes('complaint') ? 4 : 2, 'hour', 'office');
}

/** Whoever is down is helped at any hour, whatever the plan; the rest follows the plan's own hours. */
export const clocks: ClockPolicy[] = policies.map(({when, clocks: rules}) => ({when, clocks: [...rules, urged(when)]}));
