import type {EscalationLadder, EscalationLevel, EscalationRules} from '../../../src/contract/escalation.js';
import type {ClockTarget} from '../../../src/contract/clock.js';
import {colleague} from './people.js';
import {words} from './words.js';

const hours = (max: number): ClockTarget => ({max, unit: 'hour'});

const firstLine: EscalationLevel = {
  id: 'first-line',
  name: words('一线支持', 'First line', '一線支援'),
  contact: {value: '010-0000-6180', href: 'tel:+861000006180'},
};
const secondLine: EscalationLevel = {
  id: 'second-line',
  name: words('二线高级工程师', 'Second line', '二線資深工程師'),
  person: colleague('gu-minglan'),
  contact: {value: 'second-line@haitu.example', href: 'mailto:second-line@haitu.example'},
};
const manager: EscalationLevel = {
  id: 'service-manager',
  name: words('服务经理', 'Service manager', '服務經理'),
  person: colleague('zhao-qiming'),
  contact: {value: '010-0000-6186', href: 'tel:+861000006186'},
};
const management: EscalationLevel = {id: 'management', name: words('总裁办', 'Executive office', '總裁辦公室')};

const always = {calendar: 'always'};

const ladders: EscalationLadder[] = [
  {
    when: {type: ['complaint']},
    calendar: 'office',
    levels: [manager, {...management, after: hours(24), missed: ['first-response', 'resolution', 'urge']}],
    urge: {every: hours(8)},
    executive: true,
  },
  {
    when: {priority: ['P0']},
    ...always,
    levels: [
      firstLine,
      {...secondLine, after: hours(1), missed: ['first-response', 'next-update', 'urge']},
      {...manager, after: hours(2), missed: ['workaround']},
      {...management, after: hours(4), missed: ['resolution']},
    ],
    urge: {every: {max: 30, unit: 'minute'}, early: true},
    executive: true,
  },
  {
    when: {priority: ['P1']},
    ...always,
    levels: [
      firstLine,
      {...secondLine, after: hours(24), missed: ['first-response', 'workaround', 'urge']},
      {...manager, after: hours(24), missed: ['resolution']},
      {...management, after: hours(48)},
    ],
    urge: {every: hours(4)},
  },
  {
    when: {},
    calendar: 'office',
    levels: [
      firstLine,
      {...secondLine, after: hours(24), missed: ['first-response', 'urge']},
      {...manager, after: hours(24), missed: ['resolution', 'answer', 'arrival']},
      {...management, after: hours(40)},
    ],
    urge: {every: hours(4)},
  },
];

/** Who hears of what does not get on: four levels, quicker the more urgent it is; complaints begin with the service manager. */
export const escalation: EscalationRules = {
  ladders,
  executive: {
    name: words('总裁办投诉专线', 'Executive line', '總裁辦公室專線'),
    value: '010-0000-6100',
    href: 'tel:+861000006100',
    hours: words('每天 24 小时', 'Day and night', '每天 24 小時'),
  },
  complaints: {type: 'complaint', concerns: 'earlier', handledBy: ['zhao-qiming', 'lu-jing']},
};
