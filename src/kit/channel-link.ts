import {html, type TemplateResult} from 'lit';
import type {SomeText} from '../contract/values.js';
import {pick} from '../locales/format.js';

/** A channel's value, linked where its address is a phone, mail or https one; any other address stays text. */
export function channelLink({href, value}: {value: SomeText; href?: string | undefined}, locale: string): TemplateResult {
  // Where an address is too long for its line, it breaks before its signs.
  const text = pick(value, locale).split(/(?=[@/])/).map((part) => html`<wbr />${part}`); // prettier-ignore
  return href && /^(tel|mailto|https):/i.test(href) ? html`<a href=${href}>${text}</a>` : html`<span>${text}</span>`;
}
