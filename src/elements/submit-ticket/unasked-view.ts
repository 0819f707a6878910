import {html, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import {channelLink} from '../../kit/channel-link.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';

/** A desk that has no kinds of request, or none for this person: by which channels it can be reached. */
export function unaskedView(words: Words<'submit-extras'>, {channels}: DeskSettings): TemplateResult {
  return html`<div class="empty" part="unasked">
    ${icon('question')}
    <p>${words.say(channels.length ? 'unasked' : 'unasked.alone')}</p>
    <ul>
      ${channels.map(
        (channel) =>
          html`<li class="emergency">
            <span>${pick(channel.name, words.locale)}</span> ${channelLink(channel)} <span class="small">${pick(channel.hours, words.locale)}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}
