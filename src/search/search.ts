import type {TextRange} from './text-range.js';

/** One article found. `score` only orders; the ranges mark matches in the title and in `excerpt`, a stretch of the text around the best match. */
export interface Hit {
  id: string;
  score: number;
  kind: string;
  category: string;
  locale: string;
  title: string;
  titleRanges: TextRange[];
  excerpt: string;
  excerptRanges: TextRange[];
}
