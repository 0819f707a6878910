import type {ArticleIndex, ArticleSummary} from '../../src/contract/article.js';
import {articleIndex} from './article-index.js';
import {articlesByAudience, audiencesOf} from './audience.js';
import {createArticleSearch} from './article-search.js';
import type {Customer} from './authenticate.js';
import type {Handlers} from './handler.js';
import {languageOf} from './language-of.js';
import {isBehind, pageOf, readCursor, readLimit, type Position} from './paging.js';
import type {ArticleRecord} from './article-record.js';
import {limits} from './limits.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {checkText} from './tickets.js';

/** What was opened this long ago, in ms, makes an article popular no more. */
const lately = 30 * 24 * 3_600_000;

type Served = 'listArticles' | 'readArticleIndex' | 'readArticle' | 'rateArticle';

/** What the knowledge base gives to anyone, and what readers say of it. */
export function articleHandlers({repository}: Ports): Pick<Handlers, Served> {
  const prepared = prepareOnce();
  const chosen = articlesByAudience();
  /** Those that this reader may read. */
  const readable = async (customer: Customer | undefined) =>
    chosen(await repository.articles(), await audiencesOf(customer, await repository.settings(), repository));
  return {
    listArticles: async (call) => {
      const {q, category, kind, locale, sort} = call.query;
      const limit = readLimit(call.query.limit);
      const after = readCursor(call.query.cursor);
      const records = await readable(call.customer);
      const languages = locale === undefined ? undefined : languagesFor(locale, records);
      const fits = ({entry}: ArticleRecord) =>
        (category === undefined || entry.category === category) &&
        (kind === undefined || entry.kind === kind) &&
        (!languages || languages.has(entry.locale));
      if (!q?.trim()) {
        const openings = sort === 'popular' ? await repository.openings(call.now - lately) : undefined;
        const place = (record: ArticleRecord) =>
          openings ? {...positionOf(record), at: openings.get(record.entry.id) ?? 0} : positionOf(record);
        const rows = records.filter(
          (record) => fits(record) && (!openings || openings.has(record.entry.id)) && (!after || isBehind(place(record), after)),
        );
        if (openings) rows.sort((a, b) => (isBehind(place(a), place(b)) ? 1 : -1));
        return {reply: pageOf(rows, limit, place, summarise)};
      }
      const hits = prepared(records)
        .search(q, locale)
        .filter(({record}) => fits(record));
      const start = after ? startBehind(hits, after) : 0;
      return {
        reply: pageOf(
          hits.slice(start, start + limit + 1),
          limit,
          ({score, record}) => ({at: score, id: record.entry.id}),
          ({record, highlights}) => ({...summarise(record), highlights}),
        ),
      };
    },

    readArticleIndex: async ({customer}) => ({reply: prepared(await readable(customer)).index}),

    readArticle: async (call) => {
      const records = await readable(call.customer);
      const record = found(records.find(({entry}) => entry.id === call.params['article']));
      const related = record.related.flatMap((id) => records.filter(({entry}) => entry.id === id));
      const helpful = call.customer && (await repository.helpful(record.entry.id, call.customer.key));
      return {
        reply: {...summarise(record), body: record.body, related: related.map(summarise), ...(helpful !== undefined && {helpful})},
      };
    },

    rateArticle: async (call) => {
      const records = await readable(call.customer);
      const {entry} = found(records.find((record) => record.entry.id === call.params['article']));
      const {clientRef, helpful, reason} = call.body;
      const comment = call.body.comment?.normalize('NFC');
      const issues = checkText('/comment', comment ?? '', (await repository.settings()).limits.comment, false);
      if (issues.length) refuse('invalid-fields', {issues});
      if (!call.customer) await call.spend('unsigned feedback', limits.unsignedFeedback, 'Too much is said of articles without a token.');
      return {
        reply: {clientRef, helpful},
        change: {
          feedback: {article: entry.id, owner: call.customer?.key, helpful, reason: helpful ? undefined : reason, comment, at: call.now},
        },
      };
    },
  };
}

interface Prepared {
  search: ReturnType<typeof createArticleSearch>;
  index: ArticleIndex;
}

/** Search and index over a list of articles, built when first needed and again when the list is another. */
function prepareOnce(): (records: readonly ArticleRecord[]) => Prepared {
  const ready = new WeakMap<readonly ArticleRecord[], Prepared>();
  return (records) => {
    const known = ready.get(records) ?? {search: createArticleSearch(records), index: articleIndex(records.map(({entry}) => entry))};
    ready.set(records, known);
    return known;
  };
}

/** An article as lists show it. */
export function summarise({entry}: ArticleRecord): ArticleSummary {
  const {id, kind, title, summary, category, locale, updatedAt} = entry;
  return {id, kind, title, summary, category, locale, updatedAt};
}

function positionOf({entry}: ArticleRecord): Position {
  return {at: Date.parse(entry.updatedAt), id: entry.id};
}

/** Where a list of hits goes on: behind the last one shown, or, if that is gone, at the first that matched less well. */
function startBehind(hits: readonly {score: number; record: ArticleRecord}[], {at, id}: Position): number {
  const last = hits.findIndex(({record}) => record.entry.id === id);
  if (last >= 0) return last + 1;
  const next = hits.findIndex(({score}) => score < at);
  return next >= 0 ? next : hits.length;
}

/** The languages of articles that a reader of `asked` reads: `zh-CN` what is written in `zh-Hans`, `en-GB` what is written in `en`. */
function languagesFor(asked: string, records: readonly ArticleRecord[]): ReadonlySet<string> {
  const written = new Set(records.map(({entry}) => entry.locale));
  const language = languageOf(asked);
  return new Set([...written].filter((locale) => languageOf(locale) === language));
}
