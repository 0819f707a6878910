import type {Client} from '../client/client.js';
import {wire} from '../client/wire.js';
import type {Search} from '../search/search.js';

/** The index of the articles, and the search over it. */
export async function loadSearch(client: Client): Promise<Search> {
  const [{createSearch}, index] = await Promise.all([import('../search/search.js'), client.call(wire.readArticleIndex)]);
  return createSearch(index.articles, index);
}
