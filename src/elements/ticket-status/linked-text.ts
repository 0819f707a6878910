import {html, type TemplateResult} from 'lit';

/**
 * Up to a blank, an angle bracket, a quotation mark (U+2018 to U+201F too) or full-width punctuation, which ends a sentence without a blank.
 * A full stop or a bracket at its end is the sentence's.
 */
const address = /(https?:\/\/(?![/?#:])[^\s<>"'\u2018-\u201f\u3000-\u303f\uff00-\uff60]+(?<![.,;:!?)\]}]))/i;

/** A text as it was written, with its web addresses as links. Everything stays text: no markup is read, nothing but http and https is linked. */
export function linkedText(text: string): (string | TemplateResult)[] {
  return text
    .split(address)
    .map((piece, index) => (index % 2 ? html`<a href=${piece} target="_blank" rel="noopener noreferrer nofollow">${piece}</a>` : piece));
}
