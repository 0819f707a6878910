import type {Locale, Messages, Part, Sentence} from './catalogue.js';
import {Words} from './words.js';

type Sentences = Readonly<Record<string, Sentence>>;
type Source = () => Promise<{default: Sentences}>;

const sources: Record<Locale, Record<Part, Source>> = {
  'zh-Hans': {
    shared: () => import('./zh-Hans/shared.js'),
    portal: () => import('./zh-Hans/portal.js'),
    'submit-ticket': () => import('./zh-Hans/submit-ticket.js'),
    'submit-extras': () => import('./zh-Hans/submit-extras.js'),
    'ticket-status': () => import('./zh-Hans/ticket-status.js'),
    'ticket-answers': () => import('./zh-Hans/ticket-answers.js'),
    'knowledge-base': () => import('./zh-Hans/knowledge-base.js'),
    'satisfaction-survey': () => import('./zh-Hans/satisfaction-survey.js'),
    'survey-aside': () => import('./zh-Hans/survey-aside.js'),
  },
  en: {
    shared: () => import('./en/shared.js'),
    portal: () => import('./en/portal.js'),
    'submit-ticket': () => import('./en/submit-ticket.js'),
    'submit-extras': () => import('./en/submit-extras.js'),
    'ticket-status': () => import('./en/ticket-status.js'),
    'ticket-answers': () => import('./en/ticket-answers.js'),
    'knowledge-base': () => import('./en/knowledge-base.js'),
    'satisfaction-survey': () => import('./en/satisfaction-survey.js'),
    'survey-aside': () => import('./en/survey-aside.js'),
  },
};

/** Loads one element's sentences and the shared ones, with the vendor's own over them. */
export async function loadWords<P extends Part>(locale: Locale, part: P, messages?: Messages): Promise<Words<P>> {
  const source = sources[locale];
  const [shared, own] = await Promise.all([source.shared(), source[part]()]);
  const theirs = messages?.[locale] as Partial<Record<Part, Sentences>> | undefined;
  return new Words<P>(locale, {...shared.default, ...own.default, ...theirs?.shared, ...theirs?.[part]});
}
