import type {Client} from '../client/client.js';
import {articles} from '../client/wire-apart.js';
import type {Search} from '../search/search.js';

/** The index of the articles, and the search over it. */
export async function loadSearch(client: Client): Promise<Search> {
  const readIndex = async () => client.call((await articles()).readArticleIndex);
  const [{createSearch}, index] = await Promise.all([import('../search/search.js'), readIndex()]);
  return createSearch(index.articles, index);
}
