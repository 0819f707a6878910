import type {ArticleIndex, ArticleSummary} from '../../src/contract/article.js';
import {createFolder} from '../../src/search/fold.js';
import {hanVariants} from '../../src/search/han-variants.js';
import {highlight} from '../../src/search/highlight.js';
import {createSearch} from '../../src/search/search.js';
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
    {variants: hanVariants},
  );
  return (query, locale) =>
    search(query, {limit: records.length, locale}).flatMap(({id, score, titleRanges}) => {
      const record = byId.get(id);
      const highlights = {title: titleRanges, summary: record ? highlight(record.entry.summary, query, fold) : []};
      return record ? [{score, record, highlights}] : [];
    });
}

/** The pairs of `hanVariants` that matter to these articles: those whose base form occurs in them, in whatever script. */
export function variantsIn(articles: ArticleIndex['articles']): string {
  const pairs = [...hanVariants];
  const bases = new Map<string, string>();
  for (let n = 1; n < pairs.length; n += 2) bases.set(pairs[n - 1] ?? '', pairs[n] ?? '');
  const characters = new Set(articles.map(({title, summary, text}) => `${title}${summary}${text}`.normalize('NFKC')).join(''));
  const occurring = new Set([...characters].map((character) => bases.get(character) ?? character));
  return [...bases].filter(([, base]) => occurring.has(base)).flat().join(''); // prettier-ignore
}
