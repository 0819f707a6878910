import type {Hit, Search} from '../../src/search/search.js';
import {judged, type Judged} from './judged-queries.js';

export interface Judgement {
  /** Shares of the queries that a wanted article answers first, or among the first five; mean of one over its rank. */
  first: number;
  amongFive: number;
  reciprocal: number;
  /** Those whose first hit is not wanted, with the rank of the first that is (0 for none), and what came instead. */
  missed: readonly (Judged & {rank: number; hits: readonly Hit[]})[];
}

/** How well the judged queries are answered. */
export async function judge(search: Search): Promise<Judgement> {
  const all = await Promise.all(
    judged.map(async (one) => {
      const hits = await search.listen(one.query, {locale: one.locale ?? 'zh-Hans'});
      return {...one, hits, rank: hits.findIndex(({id}) => one.wanted.includes(id)) + 1};
    }),
  );
  const mean = (of: (rank: number) => number) => all.reduce((sum, {rank}) => sum + (rank ? of(rank) : 0), 0) / all.length;
  return {
    first: mean((rank) => Number(rank === 1)),
    amongFive: mean((rank) => Number(rank <= 5)),
    reciprocal: mean((rank) => 1 / rank),
    missed: all.filter(({rank}) => rank !== 1),
  };
}
