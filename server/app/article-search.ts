import type {ArticleSummary} from '../../src/contract/article.js';
import {createFolder} from '../../src/search/fold.js';
import {hanVariants} from '../../src/search/han-variants.js';
import {highlight} from '../../src/search/highlight.js';
import {createSearch} from '../../src/search/search.js';
import {foldedWords} from './article-index.js';
import type {ArticleRecord} from './ports.js';

export interface FoundArticle {
  score: number;
  record: ArticleRecord;
  highlights: NonNullable<ArticleSummary['highlights']>;
}

/** Full text search over all articles, in either Chinese script; best first. */
export function createArticleSearch(records: readonly ArticleRecord[]): (query: string, locale: string | undefined) => FoundArticle[] {
  const fold = createFolder(hanVariants);
  const byId = new Map(records.map((record) => [record.entry.id, record]));
  const {search} = createSearch(
    records.map(({entry}) => entry),
    {variants: hanVariants, words: foldedWords()},
  );
  return (query, locale) =>
    search(query, {limit: records.length, locale}).flatMap(({id, score, titleRanges}) => {
      const record = byId.get(id);
      const highlights = {title: titleRanges, summary: record ? highlight(record.entry.summary, query, fold) : []};
      return record ? [{score, record, highlights}] : [];
    });
}
