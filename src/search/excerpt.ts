import type {TextRange} from './text-range.js';
import {unspaced} from './tokens.js';

/** Second halves, marks and variation selectors: an excerpt does not begin or end between them and what they belong to. */
const dependent = /[\udc00-\udfff\udb40\p{M}\p{Cf}]/u;

/**
 * A stretch of `text` that shows as many different matches as possible: about 90 characters of Chinese or 160 of English. It begins so close to them that they
 * stand in its first line on a phone, too. Line breaks become spaces; an ellipsis stands where it was cut.
 */
export function excerpt(text: string, ranges: TextRange[]): {text: string; ranges: TextRange[]} {
  const size = unspaced.test(text.slice(0, 60)) ? 90 : 160;
  const [first, last] = densest(text, ranges, size);

  let start = Math.max(0, Math.min(first - Math.floor(size / 6), text.length - size));
  if (start) {
    const lead = text.slice(start, first);
    const cut = /[。！？；\n]|[.!?;]\s/.exec(lead) ?? /[\s，、：]/.exec(lead);
    if (cut) start += cut.index + cut[0].length;
  }
  while (start < first && (dependent.test(text[start]!) || !text[start]!.trim())) start++;

  let end = Math.min(text.length, Math.max(last, start + size));
  if (end < text.length) {
    const tail = text.slice(last, end);
    const kept = /.*[\s，、；：。！？]/s.exec(tail)?.[0].length ?? 0;
    if (kept * 2 > tail.length) end = last + kept;
  }
  while (end > last && dependent.test(text[end] ?? '')) end--;

  const before = start ? '…' : '';
  const shift = before.length - start;
  return {
    text: before + text.slice(start, end).trimEnd().replace(/\s/g, ' ') + (end < text.length ? '…' : ''),
    ranges: ranges.filter((range) => range[0] >= start && range[1] <= end).map((range) => [range[0] + shift, range[1] + shift]),
  };
}

/** From the first to the last match of the group, no wider than `size` where it can be helped, with the most different matched text. */
function densest(text: string, ranges: TextRange[], size: number): TextRange {
  let best: TextRange = [0, 0];
  let most = 0;
  ranges.slice(0, 200).forEach(([start], i) => {
    const seen = new Set<string>();
    let weight = 0;
    let end = start;
    for (const range of ranges.slice(i, i + size)) {
      if (seen.size && range[1] - start > size * 0.8) break;
      const matched = text.slice(range[0], range[1]).toLowerCase();
      if (!seen.has(matched)) weight += matched.length;
      seen.add(matched);
      end = range[1];
    }
    if (weight > most) [most, best] = [weight, [start, end]];
  });
  return best;
}
