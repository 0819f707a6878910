import assert from 'node:assert/strict';
import type {Hit, SearchDocument} from '../../src/search/search.js';
import type {TextRange} from '../../src/search/text-range.js';

let made = 0;
export function document(part: Partial<SearchDocument>): SearchDocument {
  return {id: `d${made++}`, title: '', summary: '', text: '', kind: 'guide', category: 'all', locale: 'zh-Hans', ...part};
}

export function pieces(text: string, ranges: TextRange[]): string[] {
  return ranges.map(([start, end]) => text.slice(start, end));
}

export function only(hits: Hit[]): Hit {
  assert.equal(hits.length, 1);
  return hits[0]!;
}
