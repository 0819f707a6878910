import {language, spoken} from './language.js';
import type {LocalText} from './staff-api.js';

type Value = string | boolean;

/** An element with its attributes (`true` stands alone, `false` is left out) and what is in it. Texts are texts, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** A text in the page's language, or the given one, else in any. */
export function text(local: string | LocalText | undefined, tag: string = spoken()): string {
  if (!local || typeof local === 'string') return local ?? '';
  return local[tag] ?? local['zh-Hans'] ?? Object.values(local)[0] ?? '';
}

export function time(at: string): string {
  return new Date(at).toLocaleString(language(), {dateStyle: 'medium', timeStyle: 'short'});
}

/** Short facts in one line. */
export function facts(...parts: (Node | string | false | undefined)[]): HTMLElement {
  return el('p', {class: 'facts'}, ...parts.flatMap((part) => (part ? [typeof part === 'string' ? el('span', {}, part) : part] : [])));
}

/** A select with its label above; `options` as value and text. */
export function choice(
  label: string,
  name: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen = '',
): HTMLLabelElement {
  const select = el('select', {name}, ...options.map(([value, shown]) => el('option', {value, selected: value === chosen}, shown)));
  return el('label', {}, label, select);
}
