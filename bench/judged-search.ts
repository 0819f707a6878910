import {articleIndex} from '../server/app/article-index.js';
import {articleRecords} from '../server/memory/seed.js';
import {haituWorld} from '../server/memory/world/haitu.js';
import {createSearch} from '../src/search/search.js';
import {judge} from '../test/search/judge.js';
import {judged, unanswerable} from '../test/search/judged-queries.js';

/** How well real queries are answered by the sample vendor's articles. Run: `npm run bench:search`. */

const index = articleIndex(articleRecords(haituWorld, Date.now()).map(({entry}) => entry));
const search = createSearch(index.articles, index);
const {first, amongFive, reciprocal, missed} = await judge(search);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

for (const {query, rank, hits} of missed) {
  console.log(`${rank ? `rank ${rank}` : 'missing'}  ${query}: ${hits.slice(0, 3).map(({title}) => title).join(' | ')}`); // prettier-ignore
}
const taken: string[] = [];
for (const query of unanswerable) if ((await search.listen(query)).some(({weak}) => !weak)) taken.push(query);
console.log(
  `${judged.length} queries over ${index.articles.length} articles: hit@1 ${percent(first)}, hit@5 ${percent(amongFive)}, MRR ${reciprocal.toFixed(3)}`,
);
console.log(
  `${unanswerable.length} queries that no article answers: ${taken.length} taken for answered${taken.map((query) => `, ${query}`).join('')}`,
);
