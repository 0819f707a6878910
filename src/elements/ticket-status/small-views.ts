import {html, type TemplateResult} from 'lit';
import {pick} from '../../locales/format.js';
import {fullDateTime} from '../../locales/progress-times.js';
import type {LocalText} from '../../contract/values.js';
import type {StatusWords} from './parts.js';

/** An instant, shown as `text`, in full where one points at it. */
export function timeView(words: StatusWords, at: string, text: string): TemplateResult {
  return html`<time datetime=${at} title=${fullDateTime(at, words.locale)}>${text}</time>`;
}

/** The name that a list of the desk's settings has for an id; what it does not know is its own name. */
export function nameOf(words: StatusWords, known: readonly {id: string; name: LocalText}[], id: string): string {
  return pick(known.find((one) => one.id === id)?.name, words.locale) || id;
}
