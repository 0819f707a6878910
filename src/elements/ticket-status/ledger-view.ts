import {html, nothing, type TemplateResult} from 'lit';
import type {PromiseEntry} from '../../contract/clock.js';
import {dateTime} from '../../locales/times.js';
import {timeText} from './clocks-view.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {timeView} from './small-views.js';

/**
 * Every promise, change and miss, oldest first, with reason and remedy. `acknowledge`: says that a delay was seen.
 * @csspart ledger - Every promise, change and miss, folded.
 */
export function ledgerView(
  words: AnswerWords,
  {ticket}: Opened,
  acknowledge: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  const {promises = []} = ticket;
  if (!promises.length) return nothing;
  const news = acknowledge !== nothing;
  return html`<details class="ledger" part="ledger" ?open=${news}>
    <summary>${words.say('ledger.title')}</summary>
    <ol class="stack lines">
      ${promises.map((entry) => line(words, entry))}
    </ol>
    ${acknowledge}
  </details>`;
}

function line(words: AnswerWords, entry: PromiseEntry): TemplateResult {
  const {at, clock, is, before, reason, remedy, acknowledgedAt} = entry;
  const time = (instant: string | undefined) => (instant ? dateTime(instant, words.locale) : '—');
  const due = is === 'missed' ? time(entry.dueAt) : timeText(words, entry);
  const what = {clock: words.find(`clock.${clock}`) ?? clock, due, before: time(before)};
  return html`<li class="event small ${is}">
    ${timeView(words, at, dateTime(at, words.locale))}
    <div>
      <p>${words.find(`ledger.${is === 'promised' && entry.bestEffort ? 'aimed' : is}`, what) ?? `${what.clock} ${is}`}</p>
      ${reason ? html`<p class="muted" dir="auto">${words.say('ledger.reason', {reason})}</p>` : nothing}
      ${remedy ? html`<p class="muted" dir="auto">${words.say('ledger.remedy', {remedy})}</p>` : nothing}
      ${acknowledgedAt ? html`<p class="muted">${words.say('ledger.seen', {time: time(acknowledgedAt)})}</p>` : nothing}
    </div>
  </li>`;
}
