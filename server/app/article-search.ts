import type {ArticleSummary} from '../../src/contract/article.js';
import {commonWords} from '../../src/search/common-words.js';
import {hanReadings} from '../../src/search/han-readings.js';
import {hanVariants} from '../../src/search/han-variants.js';
import {highlight} from '../../src/search/highlight.js';
import {createSearch} from '../../src/search/search.js';
import {soundsLike} from '../../src/search/sound.js';
import {foldedWords} from './article-index.js';
import {foldAll} from './fold-all.js';
import type {ArticleRecord} from './article-record.js';

export interface FoundArticle {
  score: number;
  record: ArticleRecord;
  highlights: NonNullable<ArticleSummary['highlights']>;
}

/** Full text search over all articles, in either Chinese script; best first. */
export function createArticleSearch(records: readonly ArticleRecord[]): (query: string, locale: string | undefined) => FoundArticle[] {
  const byId = new Map(records.map((record) => [record.entry.id, record]));
  const {search, vocabulary} = createSearch(
    records.map(({entry}) => entry),
    {variants: hanVariants, words: foldedWords(), common: commonWords, readings: hanReadings},
  );
  const find = (query: string, locale: string | undefined) => {
    const hits = search(query, {limit: records.length, locale});
    const written = hits[0] && !hits[0].weak ? undefined : soundsLike(query, vocabulary);
    return written ? search(written, {limit: records.length, locale}) : hits;
  };
  return (query, locale) =>
    find(query, locale).flatMap(({id, score, titleRanges}) => {
      const record = byId.get(id);
      const highlights = {title: titleRanges, summary: record ? highlight(record.entry.summary, query, foldAll) : []};
      return record ? [{score, record, highlights}] : [];
    });
}
