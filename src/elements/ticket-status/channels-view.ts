import {html, nothing, type TemplateResult} from 'lit';
import {channelLink} from '../../kit/channel-link.js';
import {pick} from '../../locales/format.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {factsView} from './small-views.js';

/** How else to reach whoever works on an open request. */
export function channelsView(words: AnswerWords, {settings: {channels}, ticket}: Opened): TemplateResult | typeof nothing {
  // What is for the highest priority only would mislead in any other request.
  const fitting = channels.filter(({emergency}) => !emergency || ticket.priority === 'P0');
  if (ticket.waitingFor === 'nobody' || !fitting.length) return nothing;
  return html`<section class="stack channels" part="channels" aria-labelledby="channels-title">
    <h3 class="small" id="channels-title">${words.say('channels.title', {reference: ticket.reference})}</h3>
    ${factsView(
      fitting.map((channel) => {
        const {name, hours} = channel;
        const when = hours ? html` <span class="small muted">${pick(hours, words.locale)}</span>` : nothing;
        return [pick(name, words.locale), [channelLink(channel), when]];
      }),
      'people',
    )}
  </section>`;
}
