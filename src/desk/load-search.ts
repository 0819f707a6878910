import type {Client} from '../client/client.js';
import {wire} from '../client/wire.js';
import type {Search} from '../search/search.js';

/** The index of the articles, and the search over it. */
export async function loadSearch(client: Client): Promise<Search> {
  const [{createSearch}, index] = await Promise.all([import('../search/search.js'), client.call(wire.readArticleIndex)]);
  return createSearch(index.articles, index);
}

/** What may have been meant by a query that found nothing; its code comes with the first such query. */
export async function suggestBy(search: Promise<Search>, query: string): Promise<string | undefined> {
  const [{suggest}, {vocabulary}] = await Promise.all([import('../search/suggest.js'), search]);
  return suggest(query, vocabulary);
}
