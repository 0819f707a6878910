import {html, nothing, type TemplateResult} from 'lit';
import type {ContactChannel, DeskSettings} from '../../contract/desk-settings.js';
import {channelLink} from '../../kit/channel-link.js';
import {deskTime, moment} from '../../kit/desk-time.js';
import {pick} from '../../locales/format.js';
import {openingOf} from '../../kit/opening.js';
import {foldButton} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords, StatusWords} from './parts.js';
import {factsView} from './facts-view.js';

/** How many of them are shown on a phone until the others are wanted. */
const seen = 2;

/** Whether there is a way to reach the team about it. */
export function offersChannels({settings, ticket}: Pick<Opened, 'settings' | 'ticket'>): boolean {
  return ticket.waitingFor !== 'nobody' && settings.channels.length > 0;
}

/**
 * How else to reach whoever works on an open request, and whether somebody is there at `now`, epoch ms.
 * @csspart channels - Other ways to reach the team.
 * @csspart urgent - The way to reach the team in an emergency.
 */
export function channelsView(
  words: AnswerWords,
  shared: StatusWords,
  {settings, ticket}: Opened,
  now: number,
): TemplateResult | typeof nothing {
  if (!offersChannels({settings, ticket})) return nothing;
  // What is for the highest priority only would mislead in any other request: there it is named for when things get worse.
  const emergency = settings.channels.filter((channel) => channel.emergency);
  const usual = settings.channels.filter((channel) => !channel.emergency);
  const fitting = ticket.priority === 'P0' ? [...emergency, ...usual] : usual;
  const urgent = ticket.priority === 'P0' ? undefined : emergency[0];
  return html`<section class="stack channels" part="channels" aria-labelledby="channels-title">
    <h3 class="small" id="channels-title" tabindex="-1">${words.say('channels.title', {reference: ticket.reference})}</h3>
    ${factsView(
      fitting.map((channel) => {
        const {name, hours} = channel;
        const when = hours ? html` <span class="small muted">${pick(hours, words.locale)}</span>` : nothing;
        return [pick(name, words.locale), [channelLink(channel, words.locale), when, openView(words, channel, settings, now)]];
      }),
      'people',
    )}
    ${fitting.length > seen ? foldButton(shared) : nothing}
    ${urgent ? html`<p class="small" part="urgent">${words.say('channels.urgent')} ${channelLink(urgent, words.locale)}${openView(words, urgent, settings, now)}</p>` : nothing}
  </section>`;
}

/** Open now, or when next, by the reader's clock and the desk's. Nothing where no calendar is named, or one that cannot be counted by. */
function openView(
  words: AnswerWords,
  channel: ContactChannel,
  settings: Pick<DeskSettings, 'calendars'>,
  now: number,
): TemplateResult | typeof nothing {
  const opening = openingOf(channel, settings, now);
  if (!opening) return nothing;
  const {at: opens, timeZone} = opening;
  if (opens <= now) return html` <span class="small open-now">${words.say('channels.open')}</span>`;
  const there = deskTime(opens, timeZone, words.locale, now);
  return html` <span class="small muted">
    ${words.say('channels.opens', {time: moment(opens, words.locale, now)})}
    ${there ? words.say('clock.theirs', there) : nothing}
  </span>`;
}
