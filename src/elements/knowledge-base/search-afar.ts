import type {Counter} from './scene.js';
import type {Finding} from './searcher.js';

/** Milliseconds before the backend is asked in place of the index: it need not hear of every key. */
const breath = 150;

/** Finds articles by the backend, where the index cannot be had. */
export async function searchAfar({desk}: Pick<Counter, 'desk'>, query: string, limit: number, signal: AbortSignal): Promise<Finding[]> {
  await new Promise((resolve) => setTimeout(resolve, breath));
  signal.throwIfAborted();
  const {items} = await (await desk()).articles({q: query, limit}, signal);
  return items.map(({highlights, updatedAt: _, ...article}) => ({
    ...article,
    weak: false,
    titleRanges: highlights?.title ?? [],
    excerpt: article.summary,
    excerptRanges: highlights?.summary ?? [],
  }));
}
