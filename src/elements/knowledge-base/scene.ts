import type {articleKinds} from '../../contract/article.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Desk} from '../../desk/desk.js';
import {icon, type IconName} from '../../kit/icons.js';
import {dayOf, languageName} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import {html, type TemplateResult} from 'lit';

export type KnowledgeWords = Words<'knowledge-base'>;

/** What the parts of the element need of it. */
export interface Counter {
  desk(): Promise<Desk>;
  refused(error: unknown): ProblemError;
  announce(text: string): void;
}

/** What all its views draw from. `categories`: the desk's, in its order, named in the reader's language. */
export interface Scene {
  words: KnowledgeWords;
  categories: readonly {id: string; name: string}[];
  articleHref(id: string): string;
  submitHref: string;
}

type Kind = (typeof articleKinds)[number];

/** Each kind of article with its icon, in the order the filter offers them. */
const icons = {solution: 'bulb', guide: 'article', manual: 'file', case: 'fault', faq: 'question', video: 'video'} satisfies Record<
  Kind,
  IconName
>;

export const kinds = Object.keys(icons) as Kind[];

export function kindIcon(kind: string): TemplateResult {
  return icon(Object.hasOwn(icons, kind) ? icons[kind as Kind] : 'article');
}

/** The kind's name; one that a newer desk sent shows as its own text. */
export function kindName(words: KnowledgeWords, kind: string): string {
  return words.find(`kind.${kind}`) ?? kind;
}

/** The line under a title: kind, category, language where it is not the reader's, day; what is not known is left out. */
export function about(
  {words, categories}: Scene,
  {kind, category, locale, updatedAt}: {kind: string; category?: string; locale: string; updatedAt?: string},
): string {
  return [
    kindName(words, kind),
    categories.find(({id}) => id === category)?.name,
    locale !== words.locale && languageName(locale, words.locale),
    updatedAt && words.say('updated', {date: dayOf(updatedAt, words.locale)}),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Where nothing is to be shown: what can be tried, and the way to ask. */
export function deadEnd({words, submitHref}: Scene, name: IconName, title: string, hints: TemplateResult | string = ''): TemplateResult {
  return html`<div class="empty" part="empty">
    ${icon(name)}
    <p class="empty-title">${title}</p>
    ${hints}
    <p class="small">${words.say('none.ask')}</p>
    <a class="button" href=${submitHref}>${words.say('submit')}</a>
  </div>`;
}
