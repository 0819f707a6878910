import {articleIndex} from '../server/app/article-index.js';
import {articleRecords} from '../server/memory/seed.js';
import {haituWorld} from '../server/memory/world/haitu.js';
import {createSearch} from '../src/search/search.js';
import {judge, type Judgement, judgeSentences, offered} from '../test/search/judge.js';
import {judged, judgedSentences, unanswerable, unanswerableSentences} from '../test/search/judged-queries.js';

/** How well real queries, and titles of requests, are answered by the sample vendor's articles. Run: `npm run bench:search`. */

const index = articleIndex(articleRecords(haituWorld, Date.now()).map(({entry}) => entry));
const search = createSearch(index.articles, index);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function listMissed({missed}: Judgement): void {
  for (const {query, rank, hits} of missed) {
    console.log(`${rank ? `rank ${rank}` : 'missing'}  ${query}: ${hits.slice(0, 3).map(({title}) => title).join(' | ')}`); // prettier-ignore
  }
}

const queries = await judge(search);
listMissed(queries);
const taken: string[] = [];
for (const query of unanswerable) if ((await search.listen(query)).some(({weak}) => !weak)) taken.push(query);
console.log(
  `${judged.length} queries over ${index.articles.length} articles: hit@1 ${percent(queries.first)}, hit@5 ${percent(queries.amongFive)}, MRR ${queries.reciprocal.toFixed(3)}`,
);
console.log(
  `${unanswerable.length} queries that no article answers: ${taken.length} taken for answered${taken.map((query) => `, ${query}`).join('')}`,
);

const titles = await judgeSentences(search);
listMissed(titles);
const offers: string[] = [];
for (const title of unanswerableSentences) {
  const hits = await offered(search, title, /[a-z]{3}/.test(title) ? 'en' : 'zh-Hans');
  if (hits.length) offers.push(`\n  ${title}: ${hits.map((hit) => hit.title).join(' | ')}`);
}
console.log(
  `${judgedSentences.length} titles as long as a sentence, three offered at most: hit@1 ${percent(titles.first)}, hit@3 ${percent(titles.amongThree)}`,
);
console.log(
  `${unanswerableSentences.length} such titles that no article answers: something offered for ${offers.length}${offers.join('')}`,
);
