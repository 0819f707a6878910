import {html, nothing, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import {channelLink} from '../../kit/channel-link.js';
import {moment} from '../../kit/desk-time.js';
import {icon} from '../../kit/icons.js';
import {openingOf} from '../../kit/opening.js';
import type {Words} from '../../locales/words.js';

/** The line for emergencies, before anything is chosen or written: whoever is down calls first. `now`: epoch ms, the backend's. */
export function urgentView(words: Words<'submit-promise'>, settings: DeskSettings, now: number): TemplateResult | typeof nothing {
  const line = settings.channels.find(({emergency}) => emergency);
  if (!line) return nothing;
  const opening = openingOf(line, settings, now);
  return html`<p class="emergency" part="urgent">
    <span>${icon('phone')}</span>
    <span class="row">
      <span>${words.say('urgent')}</span> ${channelLink(line, words.locale)}
      ${
        opening
          ? html`<span class="small muted">
              ${opening.at <= now ? words.say('urgent.open') : words.say('urgent.opens', {time: moment(opening.at, words.locale, now)})}
            </span>`
          : nothing
      }
    </span>
  </p>`;
}
