import type {Issue} from '../../../src/contract/problem.js';
import {UnreadableArticle} from '../article-body.js';
import {placeOfHand} from '../article-place.js';
import {articleOf, draftIssues, type ArticleDraft} from '../article-draft.js';
import {summarise} from '../articles.js';
import {foldAll} from '../fold-all.js';
import {isComplaint} from '../complaints.js';
import {iso} from '../iso.js';
import {isBehind, pageOf, readCursor, readLimit} from '../paging.js';
import type {ArticleRecord, StoredArticle} from '../article-record.js';
import type {Ports} from '../ports.js';
import {found, refuse} from '../refusal.js';
import type {StaffHandlers, StaffSettings} from './staff-handlers.js';
import type {StaffArticle} from './staff-shapes.js';
import {agentOf} from './staff-agent.js';
import {caseDraft} from './staff-case.js';
import {handledTicket} from './staff-queue.js';

type Served = 'listStaffArticles' | 'readStaffArticle' | 'draftCase' | 'publishArticle' | 'changeArticle' | 'removeArticle';

/** What the team writes for readers. One that is changed here is no file's any more: an import leaves it as it is. */
export function articleHandlers({repository}: Ports, {agents}: StaffSettings): Pick<StaffHandlers, Served> {
  const recordOf = async (id: string | undefined) => found((await repository.articles()).find(({entry}) => entry.id === id));
  const at = ({entry}: ArticleRecord) => ({at: Date.parse(entry.updatedAt), id: entry.id});

  async function written(
    draft: ArticleDraft,
    {by, agent, now, before}: {by: string; agent: string | undefined; now: number; before?: ArticleRecord},
  ): Promise<StoredArticle> {
    requireOwnName(by, agent);
    const issues: Issue[] = draftIssues(draft, await repository.settings());
    agentOf(agents, by, '/by', issues);
    if (issues.length) refuse('invalid-fields', {issues});
    try {
      const place = placeOfHand(before, draft.locale, await repository.articles());
      const article = articleOf(draft, {updatedAt: iso(now), revision: (before?.revision ?? 0) + 1, place});
      const from = before?.file ?? before?.from;
      return {...article, by, ...(before?.name !== undefined && {name: before.name}), ...(from !== undefined && {from})};
    } catch (error) {
      if (!(error instanceof UnreadableArticle)) throw error;
      const {message, line} = error;
      return refuse('invalid-fields', {
        detail: message,
        issues: [{pointer: '/markdown', code: 'invalid-value', ...(line !== undefined && {params: {line}})}],
      });
    }
  }

  return {
    listStaffArticles: async ({query}) => {
      const limit = readLimit(query.limit);
      const after = readCursor(query.cursor);
      const words = foldAll(query.q ?? '').text.trim();
      const rows = (await repository.articles()).filter(
        (record) =>
          (!after || isBehind(at(record), after)) && (!words || foldAll(`${record.entry.id} ${record.entry.title}`).text.includes(words)),
      );
      return {reply: pageOf(rows.slice(0, limit + 1), limit, at, (record) => ({...summarise(record), ...marksOf(record)}))};
    },

    readStaffArticle: async ({params}) => {
      const record = await recordOf(params['article']);
      const {text: markdown} = record.entry;
      // Of what was published before its Markdown was kept, the words are left.
      return {reply: view({...record, source: (await repository.articleSource(record.entry.id)) ?? {markdown, keywords: []}})};
    },

    draftCase: async ({params, agent}) => {
      const settings = await repository.settings();
      const record = await handledTicket(repository, params['ticket'], agent);
      const ids = new Set((await repository.articles()).map(({entry}) => entry.id));
      // What somebody complained of is told to nobody else.
      return {reply: found(isComplaint(record, settings) ? undefined : caseDraft(record, settings, (id) => ids.has(id)))};
    },

    publishArticle: async ({body, now, agent}) => {
      const {by, id} = body;
      const article = await written({...wordsOf(body), id}, {by, agent, now});
      if ((await repository.articles()).some(({entry}) => entry.id === article.entry.id)) {
        refuse('invalid-fields', {issues: [{pointer: '/id', code: 'already-there'}]});
      }
      return {reply: view(article), change: {articles: [article]}};
    },

    changeArticle: async ({params, body, version, now, agent}) => {
      const before = await recordOf(params['article']);
      requireVersion(before, version);
      const article = await written({...wordsOf(body), id: before.entry.id}, {by: body.by, agent, now, before});
      return {reply: view(article), change: {articles: [article]}};
    },

    removeArticle: async ({params, body, version, agent}) => {
      requireOwnName(body.by, agent);
      const before = await recordOf(params['article']);
      const issues: Issue[] = [];
      agentOf(agents, body.by, '/by', issues);
      if (issues.length) refuse('invalid-fields', {issues});
      requireVersion(before, version);
      return {reply: {id: before.entry.id}, change: {articlesOff: [before]}};
    },
  };
}

function requireOwnName(by: string, agent = by): void {
  if (agent !== by) refuse('not-allowed', {detail: 'An article is written in the name of whoever asks.'});
}

function requireVersion({revision}: ArticleRecord, version: number): void {
  if (version !== revision) refuse('version-stale', {detail: `The article stands at version ${revision}.`});
}

function wordsOf({title, kind, category, locale, summary, product, keywords, related, audience, markdown}: Omit<ArticleDraft, 'id'>) {
  return {title, kind, category, locale, summary, product, keywords, related, audience, markdown};
}

function marksOf({revision, file, by}: ArticleRecord) {
  return {version: revision, ...(file !== undefined && {file}), ...(by !== undefined && {by})};
}

function view(article: StoredArticle): StaffArticle {
  const {id, title, kind, category, locale, summary, updatedAt} = article.entry;
  const {product, keywords, markdown} = article.source;
  const words = {title, kind, category, locale, summary, keywords, related: article.related, markdown};
  const {audience} = article;
  return {
    id,
    updatedAt,
    ...marksOf(article),
    ...words,
    ...(product !== undefined && {product}),
    ...(audience && {audience: [...audience]}),
  };
}
