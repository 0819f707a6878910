import type {TemplateResult} from 'lit';
import type {articleKinds} from '../../contract/article.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Desk} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import type {OnDemand} from '../../kit/on-demand.js';
import {parsePlace, type Place} from '../../kit/place.js';
import {cached} from '../../locales/format.js';
import {dayOf} from '../../locales/times.js';
import {languageName} from '../../locales/language-name.js';
import type {Words} from '../../locales/words.js';
import type {Aids} from './aids.js';

export type KnowledgeWords = Words<'knowledge-base'>;

/** What the parts of the element need of it. */
export interface Counter {
  desk(): Promise<Desk>;
  refused(error: unknown): ProblemError;
  announce(text: string): void;
}

/** Which articles are wanted; an empty string stands for all. */
export interface Filter {
  category: string;
  kind: string;
}

/** What all its views draw from. `categories`: the desk's, in its order, named in the reader's language; missing until they are read. */
export interface Scene {
  words: KnowledgeWords;
  categories: readonly {id: string; name: string}[] | undefined;
  filter: Filter;
  choose(filter: Partial<Filter>): void;
  articleHref(id: string): string;
  searchHref(query: string): string;
  help: OnDemand<Aids>;
  /** Whether an article cannot be opened now: there is no network, and it was not read before. */
  closed(id: string): boolean;
}

type Kind = (typeof articleKinds)[number];

/** Each kind of article with its icon, in the order the filter offers them. */
const icons = {
  solution: 'bulb',
  guide: 'article',
  manual: 'file',
  case: 'fault',
  faq: 'question',
  video: 'video',
} satisfies Record<Kind, string>;

export const kinds = Object.keys(icons) as Kind[];

export function kindIcon(kind: string): TemplateResult {
  return icon(Object.hasOwn(icons, kind) ? icons[kind as Kind] : 'article', {video: 'M3 4h14v12H3zm5 3v6l5-3z'});
}

/** The kind's name; one that a newer desk sent shows as its own text. */
export function kindName(words: KnowledgeWords, kind: string): string {
  return words.find(`kind.${kind}`) ?? kind;
}

/** The line under a title: kind, category, language where it is not the reader's, day; what is not known is left out. */
export function about(
  {words, categories, closed}: Scene,
  {id, kind, category, locale, updatedAt}: {id: string; kind: string; category?: string; locale: string; updatedAt?: string},
): string {
  return [
    closed(id) && words.say('article.closed'),
    kindName(words, kind),
    categories?.find((one) => one.id === category)?.name,
    farness(locale, words.locale) > 0 && languageName(locale, words.locale),
    updatedAt && words.say('updated', {date: dayOf(updatedAt, words.locale)}),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How far a text's language is from the reader's: 0 the same in the same script, 1 the same in another script, 2 another. */
export function farness(locale: string, readers: string): 0 | 1 | 2 {
  const [one, other] = [locale, readers].map((tag) => cached('likely', tag, {}, () => likely(tag)));
  return one?.language !== other?.language ? 2 : one?.script === other?.script ? 0 : 1;
}

/** A tag with the script and region its language is most likely written in; nothing for one that cannot be read. */
function likely(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
}

/** Selects the row of an article in the list or among the findings. */
export function rowOf(id: string): string {
  return `[data-article="${CSS.escape(id)}"]`;
}

/** An address without its hash. */
function pageOf(href: string): string | undefined {
  return href.split('#')[0];
}

/** The place of this page that a plain click on a link leads to; undefined for any other click. */
export function placeClicked(event: MouseEvent): Place | undefined {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = (event.target as Element).closest('a');
  return link && !link.target && pageOf(link.href) === pageOf(location.href) ? parsePlace(link.hash) : undefined;
}
