import {colleague} from './people.js';
import {words} from './words.js';
import type {WorldPlan} from './world.js';

const consulting = (total: number): WorldPlan['entitlements'][number] => ({
  id: 'consulting',
  name: words('每月咨询', 'Questions a month', '每月諮詢'),
  types: ['question'],
  period: 'month',
  total,
  beyond: 'at-cost',
});

const training: WorldPlan['entitlements'][number] = {
  id: 'training',
  name: words('每年培训', 'Trainings a year', '每年教育訓練'),
  types: ['training'],
  period: 'year',
  total: 4,
  beyond: 'quote',
};

/** Changes are quoted, and whoever travels is paid for, whatever the phase. */
const extras: WorldPlan['phases'][number]['except'] = [
  {types: ['change'], charge: 'quote'},
  {types: ['visit'], charge: 'at-cost'},
];

const people = [colleague('lu-jing'), colleague('zhao-qiming')];

/** What the organisations of the world bought; days before (negative) or after the world starts. */
export const plans: WorldPlan[] = [
  {
    organisation: 'hemu',
    tier: 'B',
    phases: [
      {kind: 'free', from: -290, to: -201, charge: 'free'},
      {kind: 'warranty', from: -200, to: 168, charge: 'free', except: extras},
      {
        kind: 'maintenance',
        from: 169,
        to: 533,
        charge: 'at-cost',
        except: [{types: ['question', 'suggestion', 'complaint'], charge: 'free'}],
      },
    ],
    extensions: [
      {phase: 'warranty', days: 3, reason: words('系统停机，质保期顺延', 'Added for the outage', '系統停機，保固期順延'), addedAgo: 31},
    ],
    entitlements: [consulting(5), training],
    people,
  },
  {
    organisation: 'lanjiang',
    tier: 'A',
    phases: [
      {kind: 'warranty', from: -730, to: -366, charge: 'free'},
      {kind: 'maintenance', from: -365, to: 24, charge: 'free', except: [{types: ['change'], charge: 'quote'}]},
    ],
    extensions: [],
    entitlements: [consulting(20), training],
    people,
  },
  {
    organisation: 'gangan',
    tier: 'C',
    phases: [
      {kind: 'warranty', from: -500, to: -136, charge: 'free'},
      {
        kind: 'maintenance',
        from: -135,
        to: 229,
        charge: 'at-cost',
        except: [{types: ['question', 'suggestion', 'complaint'], charge: 'free'}],
      },
    ],
    extensions: [],
    entitlements: [consulting(3)],
    people: people.slice(0, 1),
  },
  {
    organisation: 'fernhill',
    tier: 'B',
    phases: [
      {kind: 'free', from: -40, to: 50, charge: 'free'},
      {kind: 'warranty', from: 51, to: 415, charge: 'free', except: extras},
    ],
    extensions: [],
    entitlements: [consulting(3), training],
    people: people.slice(0, 1),
  },
];
