import {articleKinds} from '../../src/contract/article.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import {articleBody, plainText, type ArticlePlace} from './article-body.js';
import type {StoredArticle} from './article-record.js';
import {checkText} from './tickets.js';

/** An article as somebody writes it. */
export interface ArticleDraft {
  id: string;
  title: string;
  /** One of `articleKinds`. */
  kind: string;
  /** One of the desk's `articleCategories`. */
  category: string;
  /** BCP 47. */
  locale: string;
  summary: string;
  /** What it is about, in the vendor's words: found by it, not shown. */
  product?: string | undefined;
  /** Other words that readers look for it by; not shown either. */
  keywords: readonly string[];
  /** Ids of other articles. */
  related: readonly string[];
  /** Ids of the desk's audiences; left out: everybody. */
  audience?: readonly string[] | undefined;
  markdown: string;
}

const longest = {id: 100, title: 200, summary: 600, product: 120, keyword: 60} as const;
const most = 40;

/** What is wrong with it, apart from its Markdown: pointers name its members. */
export function draftIssues(
  draft: ArticleDraft,
  {articleCategories, audiences = []}: Pick<DeskSettings, 'articleCategories' | 'audiences'>,
): Issue[] {
  const {id, title, kind, category, locale, summary, product = '', keywords, related, audience = [], markdown} = draft;
  return [
    ...checkText('/id', id, longest.id, true),
    // A route of its own stands there.
    ...(id === 'index' || (id && !/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*$/u.test(id)) ? [{pointer: '/id', code: 'invalid-value'}] : []),
    ...checkText('/title', title, longest.title, true),
    ...(articleKinds.some((known) => known === kind) ? [] : [{pointer: '/kind', code: 'unknown-option'}]),
    ...(articleCategories.some((known) => known.id === category) ? [] : [{pointer: '/category', code: 'unknown-option'}]),
    ...(canonical(locale) === undefined ? [{pointer: '/locale', code: 'invalid-value'}] : []),
    ...checkText('/summary', summary, longest.summary, true),
    ...checkText('/product', product, longest.product, false),
    ...(keywords.length > most ? [{pointer: '/keywords', code: 'too-many', params: {max: most}}] : []),
    ...keywords.flatMap((word, n) => checkText(`/keywords/${n}`, word, longest.keyword, true)),
    ...(related.length > most ? [{pointer: '/related', code: 'too-many', params: {max: most}}] : []),
    ...audience.flatMap((one, n) =>
      audiences.some((known) => known.id === one) ? [] : [{pointer: `/audience/${n}`, code: 'unknown-option'}],
    ),
    ...(markdown.trim() ? [] : [{pointer: '/markdown', code: 'required'}]),
  ];
}

/** The article that a checked draft makes; `updatedAt` RFC 3339. Throws `UnreadableArticle` where its Markdown is too much. */
export function articleOf(
  draft: ArticleDraft,
  {updatedAt, revision, place}: {updatedAt: string; revision: number; place?: ArticlePlace},
): StoredArticle {
  const {id, title, kind, category, locale, summary, product, keywords, related, audience, markdown} = normal(draft);
  const body = articleBody(markdown, place);
  // Words that are not in it stand behind its text, where only the search reads: `src/search` shows nothing behind the form feed.
  const also = [product, ...keywords].filter((word) => word !== undefined && word !== '').join(' ');
  const text = also ? `${plainText(body)}\n\f${also}` : plainText(body);
  return {
    entry: {id, kind, title, summary, category, locale: canonical(locale) ?? locale, updatedAt, text},
    body,
    related,
    ...(audience.length && {audience}),
    revision,
    source: {markdown, keywords, ...(product && {product})},
  };
}

/** In one Unicode form, texts of one line without blanks around them. */
function normal(draft: ArticleDraft) {
  const line = (text: string) => text.normalize('NFC').trim();
  const {id, title, kind, category, locale, summary, product, keywords, related, audience = [], markdown} = draft;
  return {
    audience,
    ...{id: line(id), title: line(title), kind, category, locale, summary: line(summary)},
    product: product === undefined ? undefined : line(product),
    keywords: keywords.map(line),
    related: related.map(line),
    markdown: markdown.normalize('NFC'),
  };
}

function canonical(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
