import {html, nothing, type TemplateResult} from 'lit';
import type {ContactChannel, DeskSettings} from '../../contract/desk-settings.js';
import {channelLink} from '../../kit/channel-link.js';
import {deskTime, moment} from '../../kit/desk-time.js';
import {pick} from '../../locales/format.js';
import {isFit} from '../../rules/calendar.js';
import {workingTime} from '../../rules/working-time.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {factsView} from './small-views.js';

/** How else to reach whoever works on an open request, and whether somebody is there at `now`, epoch ms. */
export function channelsView(words: AnswerWords, {settings, ticket}: Opened, now: number): TemplateResult | typeof nothing {
  // What is for the highest priority only would mislead in any other request.
  const fitting = settings.channels.filter(({emergency}) => !emergency || ticket.priority === 'P0');
  if (ticket.waitingFor === 'nobody' || !fitting.length) return nothing;
  return html`<section class="stack channels" part="channels" aria-labelledby="channels-title">
    <h3 class="small" id="channels-title">${words.say('channels.title', {reference: ticket.reference})}</h3>
    ${factsView(
      fitting.map((channel) => {
        const {name, hours} = channel;
        const when = hours ? html` <span class="small muted">${pick(hours, words.locale)}</span>` : nothing;
        return [pick(name, words.locale), [channelLink(channel), when, openView(words, channel, settings, now)]];
      }),
      'people',
    )}
  </section>`;
}

/** Open now, or when next, by the reader's clock and the desk's. Nothing where no calendar is named, or one that cannot be counted by. */
function openView(
  words: AnswerWords,
  {calendar: id}: ContactChannel,
  {calendars = []}: Pick<DeskSettings, 'calendars'>,
  now: number,
): TemplateResult | typeof nothing {
  const calendar = calendars.find((one) => one.id === id);
  if (!calendar || !isFit(calendar)) return nothing;
  const opens = workingTime(calendar).nextOpening(now);
  if (opens === undefined) return nothing;
  if (opens <= now) return html` <span class="small open-now">${words.say('channels.open')}</span>`;
  const there = deskTime(opens, calendar.timeZone, words.locale, now);
  return html` <span class="small muted">
    ${words.say('channels.opens', {time: moment(opens, words.locale, now)})}
    ${there ? words.say('clock.theirs', there) : nothing}
  </span>`;
}
