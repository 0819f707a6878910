import {html, type TemplateResult} from 'lit';
import type {StatusWords} from './parts.js';

/**
 * Up to a blank, an angle bracket, a quotation mark (U+2018 to U+201F too) or full-width punctuation, which ends a sentence without a blank.
 * A full stop or a bracket at its end is the sentence's.
 */
const address = /(https?:\/\/(?![/?#:])[^\s<>"'\u2018-\u201f\u3000-\u303f\uff00-\uff60]+(?<![.,;:!?)\]}]))/i;

/** Characters or lines beyond which a text is folded. */
const long = {characters: 400, lines: 10};

/** A text as it was written, with its web addresses as links. Everything stays text: no markup is read, nothing but http and https is linked. */
export function linkedText(text: string): (string | TemplateResult)[] {
  return text
    .split(address)
    .map((piece, index) => (index % 2 ? html`<a href=${piece} target="_blank" rel="noopener noreferrer nofollow">${piece}</a>` : piece));
}

/** The same as a paragraph; a long one is folded until it is wanted whole, or until something in it has the focus. */
export function textView(words: StatusWords, text: string): TemplateResult {
  const whole = html`<p class="text" dir="auto">${linkedText(text)}</p>`;
  if (text.length < long.characters && text.split('\n').length < long.lines) return whole;
  return html`${whole} ${foldButton(words)}`;
}

/** Behind what it folds. */
export function foldButton(words: StatusWords): TemplateResult {
  // What is unfolded is the page's own doing and outlives every drawing.
  const toggle = ({currentTarget}: Event) => {
    const button = currentTarget as Element;
    button.ariaExpanded = String(button.ariaExpanded === 'false');
  };
  return html`<button class="button plain fold" type="button" aria-expanded="false" @click=${toggle}>
    <span>${words.say('fold.more')}</span><span>${words.say('fold.less')}</span>
  </button>`;
}
