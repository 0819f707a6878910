import {html, nothing, type TemplateResult} from 'lit';
import type {Words} from '../../locales/words.js';

/** What the page tells about itself, as it will be sent: names that we know in the reader's language, others as the page has them. */
export function contextView(words: Words<'submit-extras'>, context: Readonly<Record<string, string>>): TemplateResult | typeof nothing {
  const told = Object.entries(context);
  if (!told.length) return nothing;
  return html`<details part="context">
    <summary>${words.say('context', {count: told.length})}</summary>
    <p>${words.say('context.hint')}</p>
    <dl>
      ${told.map(([name, value]) => html`<div><dt>${words.find(`context.${name}`) ?? name}</dt><dd>${value}</dd></div>`)}
    </dl>
  </details>`;
}
