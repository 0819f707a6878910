import {html, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import type {Parts, StatusWords} from './parts.js';

/** A reference with a button that copies it. */
export function referenceView(words: StatusWords, reference: string, parts: Parts): TemplateResult {
  return html`<span class="reference">
    <span class="number">${reference}</span>
    <button
      class="button icon-only"
      type="button"
      aria-label=${words.say('copy.do', {reference})}
      title=${words.say('copy.do', {reference})}
      @click=${(event: Event) => copy(words, reference, event.currentTarget as HTMLElement, parts)}
    >
      ${icon('copy')}
    </button>
    <span class="copied small muted"></span>
  </span>`;
}

/** Pages without a secure context have no clipboard: there the reference is selected for the reader to copy. */
async function copy(words: StatusWords, reference: string, button: HTMLElement, parts: Parts): Promise<void> {
  const said = button.nextElementSibling!;
  const copied = await (navigator.clipboard?.writeText(reference) ?? Promise.reject(new Error('no clipboard'))).then(
    () => true,
    () => false,
  );
  if (!copied) getSelection()?.selectAllChildren(button.previousElementSibling!);
  const sentence = words.say(copied ? 'copy.done' : 'copy.manual');
  said.textContent = sentence;
  parts.announce(sentence);
  setTimeout(() => (said.textContent = ''), 4000);
}
