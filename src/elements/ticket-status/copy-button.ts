import {html, type TemplateResult} from 'lit';
import {copyText} from '../../kit/copy-text.js';
import {icon} from '../../kit/icons.js';
import type {AnswerWords, Parts} from './parts.js';

/** Copies a reference, and says so beside itself for a moment. */
export function copyButton(words: AnswerWords, reference: string, parts: Parts): TemplateResult {
  const label = words.say('copy.do', {reference});
  const copy = async ({currentTarget}: Event) => {
    const copied = await copyText(reference, parts.host.shadowRoot!);
    const said = words.say(copied ? 'copy.done' : 'copy.failed');
    parts.announce(said);
    const place = (currentTarget as HTMLElement).nextElementSibling!;
    place.textContent = said;
    setTimeout(() => (place.textContent = ''), 4000);
  };
  return html`<button class="button icon-only" type="button" aria-label=${label} title=${label} @click=${copy}>${icon('copy')}</button>
    <span></span>`;
}
