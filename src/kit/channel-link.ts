import {html, type TemplateResult} from 'lit';

/** A channel's value, linked where its address is a phone, mail or https one; any other address stays text. */
export function channelLink({href, value}: {value: string; href?: string | undefined}): TemplateResult {
  return href && /^(tel|mailto|https):/i.test(href) ? html`<a href=${href}>${value}</a>` : html`<span>${value}</span>`;
}
