import {html, type TemplateResult} from 'lit';
import type {TextRange} from '../contract/values.js';

/** A text with stretches of it marked. Ranges that overlap, run backwards or over the end mark what they can; nothing is ever read as markup. */
export function marked(text: string, ranges: readonly TextRange[]): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(at, start);
    if (end <= from || from >= text.length) continue;
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
}
