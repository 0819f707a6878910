import type {Desk} from '../../desk/desk.js';
import type {Finding} from './searcher.js';

/** Most articles shown for one query. */
const most = 20;
/** Milliseconds before the backend is asked in place of the index: it need not hear of every key. */
const breath = 150;

/** Finds articles by the index on this device; while that cannot be had, by the backend. */
export async function findArticles(desk: Desk, query: string, locale: string | undefined, signal: AbortSignal): Promise<Finding[]> {
  try {
    return await desk.search(query, {limit: most, ...(locale && {locale})});
  } catch {
    await new Promise((resolve) => setTimeout(resolve, breath));
    signal.throwIfAborted();
    const {items} = await desk.articles({q: query}, signal);
    return items.map(({highlights, summary, ...article}) => ({
      ...article,
      titleRanges: highlights?.title ?? [],
      excerpt: summary,
      excerptRanges: highlights?.summary ?? [],
    }));
  }
}

/** Has the index loaded before the first word is typed. A failure shows itself when something is looked for. */
export async function prepareSearch(desk: () => Promise<Desk>): Promise<void> {
  try {
    await (await desk()).search('');
  } catch {
    // The search itself asks again.
  }
}
