import type {Calendar, Hours} from '../../../src/contract/calendar.js';

/**
 * Public holidays of mainland China and the weekends worked for them (调休), as the General Office of the State Council announced them for
 * 2025 and 2026. Weekends that fall into a holiday are named too, so that the days also hold for a week worked throughout.
 */
export const mainlandHolidays: Pick<Calendar, 'closedDays' | 'workingDays' | 'validThrough'> = {
  closedDays: [
    ...days('2025-01', 1, 1), ...days('2025-01', 28, 31), ...days('2025-02', 1, 4), ...days('2025-04', 4, 6), ...days('2025-05', 1, 5),
    ...days('2025-05', 31, 31), ...days('2025-06', 1, 2), ...days('2025-10', 1, 8),
    ...days('2026-01', 1, 3), ...days('2026-02', 15, 23), ...days('2026-04', 4, 6), ...days('2026-05', 1, 5), ...days('2026-06', 19, 21),
    ...days('2026-09', 25, 27), ...days('2026-10', 1, 7),
  ], // prettier-ignore
  workingDays: [
    '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
    '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
  ].map((day) => ({day})), // prettier-ignore
  validThrough: '2026-12-31',
};

const monday = [1, 2, 3, 4, 5];
/** Nine to six with an hour's break. */
const nineToSix: Hours[] = [
  {from: '09:00', to: '12:00'},
  {from: '13:00', to: '18:00'},
];

/** Five days of eight hours in mainland China. */
export const mainlandOffice: Calendar = {
  id: 'office',
  name: {'zh-Hans': '工作日 9:00–18:00', 'zh-Hant': '工作日 9:00–18:00', en: 'Weekdays 9:00–18:00'},
  timeZone: 'Asia/Shanghai',
  week: [{days: monday, hours: nineToSix}],
  ...mainlandHolidays,
};

/** Day and night, every day; its zone only decides where a day ends. */
export const always: Calendar = {
  id: 'always',
  name: {'zh-Hans': '全天 24 小时', 'zh-Hant': '全天 24 小時', en: 'Around the clock'},
  timeZone: 'Asia/Shanghai',
  week: [{days: [...monday, 6, 7], hours: [{from: '00:00', to: '24:00'}]}],
  closedDays: [],
  workingDays: [],
};

function days(month: string, first: number, last: number): string[] {
  return Array.from({length: last - first + 1}, (_, n) => `${month}-${String(first + n).padStart(2, '0')}`);
}
