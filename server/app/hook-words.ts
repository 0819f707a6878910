import {pick} from '../../src/locales/format.js';
import {matchLocale, type Locale} from '../../src/locales/catalogue.js';
import type {ClockKind} from '../../src/contract/clock.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {dateWith, timeOfDay} from '../../src/locales/times.js';
import type {HookEvent, HookNews} from './hooks.js';
import {zoneName} from './mail-times.js';
import {clocksEn, clocksHans, clocksHant} from './promise-words.js';

/** What a group of a chat is told, in one language. */
interface HookWords {
  heads: Record<HookEvent, string>;
  head: (event: string, reference: string) => string;
  type: (name: string) => string;
  priority: (name: string) => string;
  /** `late`: it was not kept. */
  promise: (clock: string, time: string, late: boolean) => string;
  clocks: Record<ClockKind, string>;
  between: string;
  open: string;
}

const zhHans: HookWords = {
  heads: {
    received: '新请求',
    urgent: '紧急请求',
    replied: '客户有新消息',
    urged: '客户催办',
    'due-soon': '承诺时间快到了',
    missed: '承诺时间已过',
    escalated: '已升级',
    complaint: '收到投诉',
    rating: '收到低分评价',
  },
  head: (event, reference) => `【${event}】${reference}`,
  type: (name) => `类型：${name}`,
  priority: (name) => `优先级：${name}`,
  promise: (clock, time, late) => (late ? `${clock}：应在 ${time} 前完成` : `${clock}：${time} 前`),
  clocks: {...clocksHans, urge: '答复催办'},
  between: '　',
  open: '打开请求',
};

const zhHant: HookWords = {
  heads: {
    received: '新客服單',
    urgent: '緊急客服單',
    replied: '客戶有新訊息',
    urged: '客戶催辦',
    'due-soon': '承諾時間快到了',
    missed: '承諾時間已過',
    escalated: '已升級',
    complaint: '收到投訴',
    rating: '收到低分評價',
  },
  head: (event, reference) => `【${event}】${reference}`,
  type: (name) => `類型：${name}`,
  priority: (name) => `優先級：${name}`,
  promise: (clock, time, late) => (late ? `${clock}：應在 ${time} 前完成` : `${clock}：${time} 前`),
  clocks: {...clocksHant, urge: '答覆催辦'},
  between: '　',
  open: '開啟客服單',
};

const en: HookWords = {
  heads: {
    received: 'New request',
    urgent: 'Urgent request',
    replied: 'Customer wrote',
    urged: 'Customer asks for progress',
    'due-soon': 'Promise due soon',
    missed: 'Promise missed',
    escalated: 'Escalated',
    complaint: 'Complaint',
    rating: 'Low rating',
  },
  head: (event, reference) => (reference ? `${event}: ${reference}` : event),
  type: (name) => `Type: ${name}`,
  priority: (name) => `Priority: ${name}`,
  promise: (clock, time, late) => (late ? `${clock}: was due by ${time}` : `${clock}: by ${time}`),
  clocks: clocksEn,
  between: ' · ',
  open: 'Open the request',
};

const languages: Readonly<Record<Locale, HookWords>> = {'zh-Hans': zhHans, 'zh-Hant': zhHant, 'zh-HK': zhHant, en};

/** News as people read them: a head, lines below it, and what a link to the request is called. */
export interface HookMessage {
  head: string;
  lines: string[];
  open: string;
}

export function hookMessage(news: HookNews, settings: DeskSettings, wanted: string): HookMessage {
  const locale = matchLocale(wanted);
  const words = languages[locale];
  const {event, reference = '', title, clock, dueAt} = news;
  const type = settings.requestTypes.find(({id}) => id === news.type);
  const priority = settings.impact.priorities.find(({id}) => id === news.priority);
  const facts = [type && words.type(pick(type.name, locale)), priority && words.priority(pick(priority.name, locale))].filter(Boolean);
  return {
    head: words.head(words.heads[event], reference),
    lines: [
      ...(title === undefined ? [] : [title]),
      ...(facts.length ? [facts.join(words.between)] : []),
      ...(clock === undefined || dueAt === undefined
        ? []
        : [words.promise(words.clocks[clock], timeIn(dueAt, settings, locale), event === 'missed')]),
    ],
    open: words.open,
  };
}

function timeIn(at: number, {timeZone}: DeskSettings, locale: string): string {
  const time = dateWith({month: 'short', day: 'numeric', weekday: 'short', ...timeOfDay, timeZone}, new Date(at), locale);
  return locale.startsWith('zh') ? `${time}（${zoneName([at], timeZone, locale)}）` : `${time} (${zoneName([at], timeZone, locale)})`;
}
