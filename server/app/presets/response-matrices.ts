import type {Calendar} from '../../../src/contract/calendar.js';
import type {ClockKind, ClockPolicy, ClockRule, ClockTarget, Tier} from '../../../src/contract/clock.js';
import type {LocalText} from '../../../src/contract/values.js';
import {always, mainlandOffice} from './calendars.js';

/** A plan of service to begin with: a vendor takes over its calendars, tiers and clocks, and changes what differs. Classes are priorities. */
export interface ResponseMatrix {
  id: string;
  name: LocalText;
  /** The classes it tells apart, most urgent first. */
  priorities: {id: string; name: LocalText}[];
  calendars: Calendar[];
  tiers: Tier[];
  clocks: ClockPolicy[];
}

const words = (chinese: string, en: string): LocalText => ({'zh-Hans': chinese, en});
const level = (id: string, chinese: string, en: string) => ({id, name: words(chinese, en)});
const clock = (
  kind: ClockKind,
  unit: ClockTarget['unit'],
  max: number,
  more: Partial<ClockRule> & {min?: number; bestEffort?: boolean} = {},
) => {
  const {min, bestEffort, ...rest} = more;
  return {kind, target: {...(min !== undefined && {min}), max, unit, ...(bestEffort && {bestEffort})}, ...rest};
};
const unnumbered = (kind: ClockKind, chinese: string, en: string, more: Partial<ClockRule> = {}): ClockRule => ({
  kind,
  words: words(chinese, en),
  ...more,
});
const of = (priority: string, ...clocks: ClockRule[]): ClockPolicy => ({when: {priority: [priority]}, clocks});
const around = {calendar: always.id};
const calendars = [mainlandOffice, always];

/** The response matrices that plans of after-sales service in use set, as data. */
export const responseMatrices: ResponseMatrix[] = [
  {
    id: 'urgent-hours',
    name: words('按紧急程度：2 小时、24 小时、工作时间', 'By urgency: two hours, a day, office hours'),
    priorities: [level('urgent', '紧急', 'Urgent'), level('normal', '非紧急', 'Not urgent'), level('routine', '常规', 'Routine')],
    calendars,
    tiers: [],
    clocks: [
      of('urgent', clock('first-response', 'hour', 2)),
      of('normal', clock('first-response', 'hour', 24, around)),
      of('routine', unnumbered('first-response', '工作日正常工作时间内回复', 'During office hours')),
    ],
  },
  {
    id: 'urgent-days',
    name: words('按紧急程度：24 小时、3 个与 7 个工作日', 'By urgency: a day, three and seven working days'),
    priorities: [
      level('urgent', '紧急', 'Urgent'),
      level('normal', '普通', 'Normal'),
      level('suggestion', '非紧急（功能建议）', 'Suggestions'),
    ],
    calendars,
    tiers: [],
    clocks: [
      of('urgent', clock('first-response', 'hour', 24, around)),
      of('normal', clock('first-response', 'working-day', 3)),
      of('suggestion', clock('first-response', 'working-day', 7)),
    ],
  },
  {
    id: 'general-urgent',
    name: words('一般性与紧急', 'General and urgent'),
    priorities: [level('urgent', '紧急', 'Urgent'), level('general', '一般性', 'General')],
    calendars,
    tiers: [],
    clocks: [
      of(
        'urgent',
        unnumbered('first-response', '立即响应', 'At once', around),
        unnumbered('resolution', '尽快', 'As soon as possible', around),
      ),
      of('general', clock('resolution', 'hour', 24, around)),
    ],
  },
  {
    id: 'one-hour',
    name: words('一律 1 小时响应', 'One hour for everything'),
    priorities: [],
    calendars,
    tiers: [],
    clocks: [{when: {}, clocks: [clock('first-response', 'hour', 1)]}],
  },
  {
    id: 'three-tiers',
    name: words('A、B、C 三级服务', 'Tiers A, B and C'),
    priorities: [],
    calendars,
    tiers: [
      {id: 'A', name: words('A 级', 'A'), description: words('7×24 小时', 'Around the clock'), calendar: always.id},
      {id: 'B', name: words('B 级', 'B'), description: words('5×8 小时', 'Office hours'), calendar: mainlandOffice.id},
      {id: 'C', name: words('C 级', 'C'), description: words('24 小时内响应', 'An answer within a day'), calendar: mainlandOffice.id},
    ],
    clocks: [
      {when: {tier: ['C']}, clocks: [clock('first-response', 'hour', 24, around)]},
      {when: {}, clocks: [unnumbered('first-response', '服务时间内随时响应', 'At any time of service')]},
    ],
  },
  {
    id: 'fault-levels',
    name: words('故障三级', 'Three levels of fault'),
    priorities: [
      level('high', '高级：无法使用', 'High: out of use'),
      level('middle', '中级：部分功能', 'Middle: in part'),
      level('low', '低级：不重要部分', 'Low: minor'),
    ],
    calendars,
    tiers: [],
    clocks: [
      of('high', clock('resolution', 'hour', 24, {min: 1, ...around})),
      of('middle', clock('resolution', 'hour', 32, {min: 8, ...around})),
      of('low', clock('resolution', 'hour', 48, {min: 12, ...around})),
    ],
  },
  {
    id: 'question-levels',
    name: words('咨询三级', 'Three levels of question'),
    priorities: [level('complex', '复杂', 'Complex'), level('medium', '中等', 'Medium'), level('simple', '简单', 'Simple')],
    calendars,
    tiers: [],
    clocks: [
      of('complex', clock('answer', 'working-day', 2, {min: 1})),
      of('medium', clock('answer', 'hour', 4, {min: 1})),
      of('simple', unnumbered('answer', '当场答复', 'On the spot')),
    ],
  },
  {
    id: 'on-site-emergency',
    name: words('现场应急', 'Emergencies on site'),
    priorities: [level('major', '重大', 'Major'), level('general', '一般', 'General')],
    calendars,
    tiers: [],
    clocks: [
      of('major', clock('arrival', 'hour', 6, around), clock('resolution', 'hour', 12, around)),
      of('general', clock('arrival', 'hour', 6, around), clock('resolution', 'hour', 6, around)),
    ],
  },
  {
    id: 'maintenance',
    name: words('维保：远程 7×24，24 小时到场', 'Maintenance: remote around the clock, on site within a day'),
    priorities: [],
    calendars,
    tiers: [],
    clocks: [
      {when: {type: ['visit']}, clocks: [clock('arrival', 'hour', 24, around)]},
      {when: {}, clocks: [unnumbered('first-response', '7×24 小时远程支持', 'Remote support around the clock', around)]},
    ],
  },
  {
    id: 'best-effort',
    name: words('一般性与紧急（中断或数据丢失）', 'General and urgent (outage or loss of data)'),
    priorities: [level('urgent', '紧急', 'Urgent'), level('general', '一般性', 'General')],
    calendars,
    tiers: [],
    clocks: [
      of('urgent', clock('first-response', 'hour', 1, around), clock('resolution', 'hour', 4, {bestEffort: true, ...around})),
      of('general', clock('first-response', 'hour', 24, around)),
    ],
  },
  {
    id: 'p0-to-p3',
    name: words('P0 至 P3，时限按合同', 'P0 to P3, times as agreed'),
    priorities: ['P0', 'P1', 'P2', 'P3'].map((id) => level(id, id, id)),
    calendars,
    tiers: [],
    clocks: [
      {when: {}, clocks: [unnumbered('first-response', '按服务协议', 'As agreed'), unnumbered('resolution', '按服务协议', 'As agreed')]},
    ],
  },
];
