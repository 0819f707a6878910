import type knowledgeAids from './en/knowledge-aids.js';
import type fileTools from './en/file-tools.js';
import type knowledgeBase from './en/knowledge-base.js';
import type portal from './en/portal.js';
import type portalAside from './en/portal-aside.js';
import type satisfactionSurvey from './en/satisfaction-survey.js';
import type setbacks from './en/setbacks.js';
import type shared from './en/shared.js';
import type submitExtras from './en/submit-extras.js';
import type submitPromise from './en/submit-promise.js';
import type submitTicket from './en/submit-ticket.js';
import type surveyAside from './en/survey-aside.js';
import type ticketAnswers from './en/ticket-answers.js';
import type ticketApprovals from './en/ticket-approvals.js';
import type ticketVisits from './en/ticket-visits.js';
import type ticketStatus from './en/ticket-status.js';

/** Forms of a sentence by plural category of its `{count}`; `other` always exists. */
export type PluralForms = {readonly [category in Intl.LDMLPluralRule]?: string} & {readonly other: string};
export type Sentence = string | PluralForms;

/** Every visible sentence, a part an element; `shared` is loaded by all, `setbacks` a moment later. English gives the keys and the `{placeholders}`. */
export interface Catalogue {
  shared: typeof shared;
  /** What any of them may have to say after something went wrong. */
  setbacks: typeof setbacks;
  portal: typeof portal;
  /** What the portal says beside its main job. */
  'portal-aside': typeof portalAside;
  'submit-ticket': typeof submitTicket;
  /** What the request form says beyond its main way. */
  'submit-extras': typeof submitExtras;
  /** By when a request is answered that is about to be sent, and what it costs. */
  'submit-promise': typeof submitPromise;
  'ticket-status': typeof ticketStatus;
  'ticket-answers': typeof ticketAnswers;
  'ticket-approvals': typeof ticketApprovals;
  /** Who comes and when. */
  'ticket-visits': typeof ticketVisits;
  /** What is done with files before they go. */
  'file-tools': typeof fileTools;
  'knowledge-base': typeof knowledgeBase;
  'knowledge-aids': typeof knowledgeAids;
  'satisfaction-survey': typeof satisfactionSurvey;
  'survey-aside': typeof surveyAside;
}
export type Part = keyof Catalogue;

/** A part in another language: the same keys, complete. */
export type Translation<P extends Part> = {readonly [K in keyof Catalogue[P]]: Sentence};

/** A vendor's own sentences, by locale and part; what is left out keeps ours. */
export type Messages = {readonly [locale in Locale]?: {readonly [P in Part]?: {readonly [K in keyof Catalogue[P]]?: Sentence}}};

/** Languages with sentences of their own; `zh-HK` is `zh-Hant` in Hong Kong's words. */
export const locales = ['zh-Hans', 'zh-Hant', 'zh-HK', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The catalogue that serves a language tag best: every Chinese reads Chinese, in his region's script and words, everybody else English. */
export function matchLocale(tag: string): Locale {
  // Some sites write `zh_TW`.
  const [language, ...more] = tag.toLowerCase().split(/[-_]/);
  if (language !== 'zh') return 'en';
  const [script, region] = more[0] === 'hant' ? more : ['', more[0]];
  if (region === 'hk' || region === 'mo') return 'zh-HK';
  return script || region === 'tw' ? 'zh-Hant' : 'zh-Hans';
}
