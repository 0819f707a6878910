import type {ClockKind} from '../../src/contract/clock.js';
import type {About, Sentences} from './mail-sentences.js';

/** A promise as a mail names it: `time` in the desk's zone, `before` where it was another one. */
export interface ToldPromise {
  clock: ClockKind;
  time: string;
  aimed: boolean;
  before?: string | undefined;
}

/** Promises as lines, and the zone that their times are told in. */
type Told = About & {lines: string; zone: string};

/** What mails say of promised times, in one language. */
export interface PromiseWords {
  line: (promise: ToldPromise) => string;
  /** Under the news that a request came in. */
  made: (about: {lines: string; zone: string}) => string;
  moved: (about: Told) => Sentences;
  missed: (about: Told) => Sentences;
  thirdParty: (about: About) => Sentences;
}

/** What clocks are called. */
export const clocksHans: Record<ClockKind, string> = {
  'first-response': '首次回复',
  'next-update': '下次更新进展',
  workaround: '临时办法',
  resolution: '解决问题',
  arrival: '工程师到场',
  answer: '完整答复',
  urge: '答复您的催办',
};

export const promiseWordsHans: PromiseWords = {
  line: ({clock, time, aimed, before}) =>
    `${clocksHans[clock]}：${aimed ? '争取' : ''} ${time} 前${before === undefined ? '' : `（原为 ${before}）`}`.replace('： ', '：'),
  made: ({lines, zone}) => `我们安排的时间（${zone}）：\n${lines}`,
  moved: ({reference, title, lines, zone}) => ({
    subject: `${reference} 的时间有变化：${title}`,
    above: `您的请求“${title}”（${reference}）的时间有变化，现在是（${zone}）：\n${lines}`,
    link: '查看原因和进展',
    below: '如果新的时间让您为难，请从上面的链接告诉我们。',
  }),
  missed: ({reference, title, lines, zone}) => ({
    subject: `${reference} 没有按时做到，很抱歉：${title}`,
    above: `您的请求“${title}”（${reference}），我们没有在说好的时间（${zone}）做到，很抱歉：\n${lines}`,
    link: '查看进展，或催一下',
    below: '原因和接下来的安排，我们会写在请求里。',
  }),
  thirdParty: ({reference, title}) => ({
    subject: `${reference} 正在等第三方：${title}`,
    above: `处理您的请求“${title}”（${reference}）时，有一步要等我们之外的人。在等谁、为什么，已经写在请求里。`,
    link: '查看在等什么',
    below: '您不用做什么。对方有结果后，我们接着处理。',
  }),
};

export const clocksHant: Record<ClockKind, string> = {
  'first-response': '首次回覆',
  'next-update': '下次更新進度',
  workaround: '暫時做法',
  resolution: '解決問題',
  arrival: '工程師到場',
  answer: '完整答覆',
  urge: '答覆您的催辦',
};

export const promiseWordsHant: PromiseWords = {
  line: ({clock, time, aimed, before}) =>
    `${clocksHant[clock]}：${aimed ? '爭取' : ''} ${time} 前${before === undefined ? '' : `（原為 ${before}）`}`.replace('： ', '：'),
  made: ({lines, zone}) => `我們安排的時間（${zone}）：\n${lines}`,
  moved: ({reference, title, lines, zone}) => ({
    subject: `${reference} 的時間有變動：${title}`,
    above: `您的客服單「${title}」（${reference}）的時間有變動，現在是（${zone}）：\n${lines}`,
    link: '查看原因與進度',
    below: '如果新的時間讓您為難，請從上面的連結告訴我們。',
  }),
  missed: ({reference, title, lines, zone}) => ({
    subject: `${reference} 未能準時做到，很抱歉：${title}`,
    above: `您的客服單「${title}」（${reference}），我們沒有在說好的時間（${zone}）做到，很抱歉：\n${lines}`,
    link: '查看進度，或催一下',
    below: '原因與接下來的安排，我們會寫在客服單裡。',
  }),
  thirdParty: ({reference, title}) => ({
    subject: `${reference} 正在等第三方：${title}`,
    above: `處理您的客服單「${title}」（${reference}）時，有一步要等我們以外的人。在等誰、為什麼，已寫在客服單裡。`,
    link: '查看在等什麼',
    below: '您不必做什麼。對方有結果後，我們會繼續處理。',
  }),
};

export const clocksEn: Record<ClockKind, string> = {
  'first-response': 'First reply',
  'next-update': 'Next update',
  workaround: 'Workaround',
  resolution: 'Solution',
  arrival: 'Engineer on site',
  answer: 'Full answer',
  urge: 'Reply on progress',
};

export const promiseWordsEn: PromiseWords = {
  line: ({clock, time, aimed, before}) =>
    `${clocksEn[clock]}: ${aimed ? 'we aim for' : 'by'} ${time}${before === undefined ? '' : ` (was ${before})`}`,
  made: ({lines, zone}) => `What you can expect (${zone}):\n${lines}`,
  moved: ({reference, title, lines, zone}) => ({
    subject: `Another time for ${reference}: ${title}`,
    above: `The times for your request “${title}” (${reference}) have changed. Now it is (${zone}):\n${lines}`,
    link: 'See why, and where it stands',
    below: 'If the new time causes you trouble, please tell us there.',
  }),
  missed: ({reference, title, lines, zone}) => ({
    subject: `We are late with ${reference}, and we are sorry: ${title}`,
    above: `We are behind with your request “${title}” (${reference}), and we are sorry. What we had promised (${zone}):\n${lines}`,
    link: 'See where it stands, or urge us',
    below: 'Why, and what happens next, will be written in the request.',
  }),
  thirdParty: ({reference, title}) => ({
    subject: `${reference} is waiting for a third party: ${title}`,
    above: `To go on with your request “${title}” (${reference}) we need something from somebody outside our team. Whom and why is written in the request.`,
    link: 'See what it is waiting for',
    below: 'There is nothing you need to do. We go on as soon as we have it.',
  }),
};
