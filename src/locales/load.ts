import type {Locale, Messages, Part, Sentence} from './catalogue.js';
import {Words} from './words.js';

type Sentences = Readonly<Record<string, Sentence>>;
type Source = () => Promise<{default: Sentences}>;

// In the one-script build `scripts/words-by-path-plugin.mjs` puts paths in this list's place.
const sources: Record<Exclude<Locale, 'zh-HK'>, Record<Part, Source>> = {
  'zh-Hans': {
    shared: () => import('./zh-Hans/shared.js'),
    setbacks: () => import('./zh-Hans/setbacks.js'),
    portal: () => import('./zh-Hans/portal.js'),
    'portal-aside': () => import('./zh-Hans/portal-aside.js'),
    'submit-ticket': () => import('./zh-Hans/submit-ticket.js'),
    'submit-extras': () => import('./zh-Hans/submit-extras.js'),
    'submit-promise': () => import('./zh-Hans/submit-promise.js'),
    'file-tools': () => import('./zh-Hans/file-tools.js'),
    'ticket-status': () => import('./zh-Hans/ticket-status.js'),
    'ticket-answers': () => import('./zh-Hans/ticket-answers.js'),
    'ticket-approvals': () => import('./zh-Hans/ticket-approvals.js'),
    'ticket-visits': () => import('./zh-Hans/ticket-visits.js'),
    'knowledge-base': () => import('./zh-Hans/knowledge-base.js'),
    'knowledge-aids': () => import('./zh-Hans/knowledge-aids.js'),
    'satisfaction-survey': () => import('./zh-Hans/satisfaction-survey.js'),
    'survey-aside': () => import('./zh-Hans/survey-aside.js'),
  },
  'zh-Hant': {
    shared: () => import('./zh-Hant/shared.js'),
    setbacks: () => import('./zh-Hant/setbacks.js'),
    portal: () => import('./zh-Hant/portal.js'),
    'portal-aside': () => import('./zh-Hant/portal-aside.js'),
    'submit-ticket': () => import('./zh-Hant/submit-ticket.js'),
    'ticket-status': () => import('./zh-Hant/ticket-status.js'),
    'ticket-answers': () => import('./zh-Hant/ticket-answers.js'),
    'ticket-approvals': () => import('./zh-Hant/ticket-approvals.js'),
    'ticket-visits': () => import('./zh-Hant/ticket-visits.js'),
    'submit-extras': () => import('./zh-Hant/submit-extras.js'),
    'submit-promise': () => import('./zh-Hant/submit-promise.js'),
    'file-tools': () => import('./zh-Hant/file-tools.js'),
    'survey-aside': () => import('./zh-Hant/survey-aside.js'),
    'knowledge-base': () => import('./zh-Hant/knowledge-base.js'),
    'knowledge-aids': () => import('./zh-Hant/knowledge-aids.js'),
    'satisfaction-survey': () => import('./zh-Hant/satisfaction-survey.js'),
  },
  en: {
    shared: () => import('./en/shared.js'),
    setbacks: () => import('./en/setbacks.js'),
    portal: () => import('./en/portal.js'),
    'portal-aside': () => import('./en/portal-aside.js'),
    'submit-ticket': () => import('./en/submit-ticket.js'),
    'submit-extras': () => import('./en/submit-extras.js'),
    'submit-promise': () => import('./en/submit-promise.js'),
    'file-tools': () => import('./en/file-tools.js'),
    'ticket-status': () => import('./en/ticket-status.js'),
    'ticket-answers': () => import('./en/ticket-answers.js'),
    'ticket-approvals': () => import('./en/ticket-approvals.js'),
    'ticket-visits': () => import('./en/ticket-visits.js'),
    'knowledge-base': () => import('./en/knowledge-base.js'),
    'knowledge-aids': () => import('./en/knowledge-aids.js'),
    'satisfaction-survey': () => import('./en/satisfaction-survey.js'),
    'survey-aside': () => import('./en/survey-aside.js'),
  },
};

/** Loads one element's sentences and the shared ones, with the vendor's own over them; what is said after a setback comes with `Words#complete`. */
export async function loadWords<P extends Part>(locale: Locale, part: P, messages?: Messages): Promise<Words<P>> {
  const hongKong = locale === 'zh-HK' && import('./zh-Hant/hong-kong.js');
  const language = locale === 'zh-HK' ? 'zh-Hant' : locale;
  const load = (part: Part) => sources[language][part]();
  const worded = async (...parts: Part[]): Promise<Sentences> => {
    const [reworded, ...found] = await Promise.all([hongKong, ...parts.map(load)]);
    const ours: Sentences = Object.assign({}, ...found.map((one) => one.default));
    const theirs = (tag: Locale) => {
      const said: Partial<Record<Part, Sentences>> | undefined = messages?.[tag];
      return Object.assign({}, ...parts.map((part) => said?.[part])) as Sentences;
    };
    return reworded ? {...reworded.inHongKong(ours), ...theirs('zh-Hant'), ...theirs(locale)} : {...ours, ...theirs(locale)};
  };
  return new Words<P>(locale, await worded('shared', part), () => worded('setbacks'));
}
