import {html, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import {channelLink} from '../../kit/channel-link.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';

/** A desk that has no kinds of request, or none for this person: by which channels it can be reached. */
export function unaskedView(words: Words<'submit-extras'>, {channels}: DeskSettings): TemplateResult {
  return html`<section class="notice" part="unasked">
    ${icon('question')}
    <div>
      <p>${words.say(channels.length ? 'unasked' : 'unasked.alone')}</p>
      <dl>
        ${channels.map(
          (channel) =>
            html`<div>
              <dt>${pick(channel.name, words.locale)}</dt>
              <dd>${channelLink(channel, words.locale)} <span class="small muted block">${pick(channel.hours, words.locale)}</span></dd>
            </div>`,
        )}
      </dl>
    </div>
  </section>`;
}
