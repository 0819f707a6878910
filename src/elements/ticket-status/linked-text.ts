import {html, type TemplateResult} from 'lit';

/** Up to a blank, a quotation mark, or the Chinese punctuation that ends a sentence without one. */
const address = /https?:\/\/[^\s<>"'“”‘’，。；：！？、（）【】《》「」]+/gi;

/** A text as it was written, with its web addresses as links. Everything stays text: no markup is read, nothing but http and https is linked. */
export function linkedText(text: string): (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    // A full stop or a bracket right behind an address belongs to the sentence.
    const href = match[0].replace(/[.,;:!?)\]}]+$/, '');
    if (!/^https?:\/\/[^/?#:]/i.test(href)) continue;
    pieces.push(text.slice(from, match.index), html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${href}</a>`);
    from = match.index + href.length;
  }
  return [...pieces, text.slice(from)];
}
