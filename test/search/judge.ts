import type {Hit, Search} from '../../src/search/search.js';
import {type Judged, judged, judgedSentences} from './judged-queries.js';

export interface Judgement {
  /** Shares of the queries that a wanted article answers first, among the first three, or among the first five; mean of one over its rank. */
  first: number;
  amongThree: number;
  amongFive: number;
  reciprocal: number;
  /** Those whose first hit is not wanted, with the rank of the first that is (0 for none), and what came instead. */
  missed: readonly (Judged & {rank: number; hits: readonly Hit[]})[];
}

/** How well the judged queries are answered. */
export function judge(search: Search): Promise<Judgement> {
  return judgement(judged, ({query, locale = 'zh-Hans'}) => search.listen(query, {locale}));
}

/** How well titles as long as a sentence are answered by what the form offers: three articles at most, none of which is a weak hit. */
export function judgeSentences(search: Search, sentences = judgedSentences): Promise<Judgement> {
  return judgement(sentences, ({query, locale = 'zh-Hans'}) => offered(search, query, locale));
}

/** What the form offers for a title. */
export async function offered(search: Search, title: string, locale: string): Promise<readonly Hit[]> {
  return (await search.listen(title, {locale, limit: 3})).filter(({weak}) => !weak);
}

async function judgement(queries: readonly Judged[], answer: (query: Judged) => Promise<readonly Hit[]>): Promise<Judgement> {
  const all = await Promise.all(
    queries.map(async (one) => {
      const hits = await answer(one);
      return {...one, hits, rank: hits.findIndex(({id}) => one.wanted.includes(id)) + 1};
    }),
  );
  const mean = (of: (rank: number) => number) => all.reduce((sum, {rank}) => sum + (rank ? of(rank) : 0), 0) / all.length;
  return {
    first: mean((rank) => Number(rank === 1)),
    amongThree: mean((rank) => Number(rank <= 3)),
    amongFive: mean((rank) => Number(rank <= 5)),
    reciprocal: mean((rank) => 1 / rank),
    missed: all.filter(({rank}) => rank !== 1),
  };
}
