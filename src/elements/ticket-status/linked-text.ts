import {html, type TemplateResult} from 'lit';

/** Up to a blank, a quotation mark, or the Chinese punctuation that ends a sentence without one; a full stop or a bracket at its end is the sentence's. */
const address =
  /(https?:\/\/[^\s/?#:<>"'“”‘’，。；：！？、（）【】《》「」][^\s<>"'“”‘’，。；：！？、（）【】《》「」]*(?<![.,;:!?)\]}]))/i;

/** A text as it was written, with its web addresses as links. Everything stays text: no markup is read, nothing but http and https is linked. */
export function linkedText(text: string): (string | TemplateResult)[] {
  return text
    .split(address)
    .map((piece, index) => (index % 2 ? html`<a href=${piece} target="_blank" rel="noopener noreferrer nofollow">${piece}</a>` : piece));
}
