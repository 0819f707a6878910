import {html, nothing, type TemplateResult} from 'lit';
import type {Visit, VisitEvent} from '../../../contract/visit.js';
import {channelLink} from '../../../kit/channel-link.js';
import {icon} from '../../../kit/icons.js';
import {pick} from '../../../locales/format.js';
import {dateTime} from '../../../locales/times.js';
import {isAhead} from '../../../rules/visit.js';
import {textView} from '../linked-text.js';
import type {StatusWords} from '../parts.js';
import {factsView} from '../facts-view.js';
import {timeView} from '../small-views.js';
import {slotAtDesk, slotDay, slotHours, slotText} from './slot-text.js';
import type {VisitWords} from './visits.js';

const tones: Readonly<Record<string, string>> = {proposed: 'accent', booked: 'good', 'on-the-way': 'good', arrived: 'good', done: 'good'};

export interface CardFrame {
  words: StatusWords;
  now: number;
  /** Who decides about it, where that is not the reader. */
  chooser: string | undefined;
  /** What can be done about it. */
  foot: TemplateResult | typeof nothing;
}

/**
 * Who comes, when, what for and what should be ready; what became of it; and every change of it.
 * @csspart visit - A visit or a remote session.
 */
export function visitCard(own: VisitWords, visit: Visit, {words, now, chooser, foot}: CardFrame): TemplateResult {
  const {id, kind, state, engineer, contact, purpose, address, present, prepare, slot} = visit;
  const over = !isAhead(state);
  const stands = state === 'proposed' && chooser ? own.say('theirs.visit', {who: chooser}) : (own.find(`state.${state}`) ?? state);
  const ended = state === 'arrived' && visit.session?.endedAt !== undefined;
  const facts: [string, unknown][] = [
    [
      own.say(kind === 'remote' ? 'by' : 'who'),
      html`${engineer.name}${engineer.title ? html` <span class="small muted">${pick(engineer.title, own.locale)}</span>` : nothing}`,
    ],
  ];
  if (contact && !over) facts.push([own.say('contact'), channelLink(contact, own.locale)]);
  facts.push([own.say('purpose'), purpose]);
  if (visit.session) {
    const {sees, tool} = visit.session;
    facts.push([own.say('sees'), sees], [own.say('tool'), channelLink({value: tool.name, href: over ? undefined : tool.href}, own.locale)]);
  }
  if (address) facts.push([own.say('address'), address]);
  if (present && !over) facts.push([own.say('present'), present]);
  return html`<section class="stack card sheet visit ${state}" part="visit" aria-labelledby="visit-${id}">
    <header class="sheet-head">
      <h3 id="visit-${id}" class="visit-title" tabindex="-1">${own.find(`kind.${kind}`) ?? kind}</h3>
      <span class="badge ${ended ? '' : (tones[state] ?? '')}">${ended ? own.say('state.ended') : stands}</span>
    </header>
    ${slot && state !== 'proposed' && state !== 'asked' ? whenView(own, visit, now) : nothing} ${standingView(own, visit, words)}
    ${factsView(facts, 'visit-facts')}
    ${
      prepare?.length && !over
        ? html`<div class="prepare">
            <p class="small muted">${own.say('prepare')}</p>
            <ul>
              ${prepare.map((line) => html`<li dir="auto">${line}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${foot} ${historyView(own, visit, words, now)}
  </section>`;
}

/** The time that is agreed, by the reader's clock and by the desk's where that shows another. */
function whenView(own: VisitWords, {slot, timeZone, state}: Visit, now: number): TemplateResult {
  const there = slotAtDesk(slot!, timeZone, own.locale, now);
  return html`<div class="when ${state === 'cancelled' || state === 'missed' ? 'off' : ''}">
    ${icon('clock')}
    <div>
      <p><time datetime=${slot!.from}>${slotDay(slot!, own.locale, now)} <b class="number">${slotHours(slot!, own.locale, now)}</b></time></p>
      ${there ? html`<p class="small muted">${own.say('slots.there', there)}</p>` : nothing}
    </div>
  </div>`;
}

/** What is to be said of how it stands. */
function standingView(own: VisitWords, {state, wish, missed, report, arrivedAt, history}: Visit, words: StatusWords): unknown {
  const time = (at: string) => timeView(words, at, dateTime(at, own.locale));
  const last = history.at(-1);
  const why = last?.reason ? html`<p class="muted" dir="auto">${own.say('why', {reason: last.reason})}</p>` : nothing;
  switch (state) {
    case 'proposed':
      return why;
    case 'asked':
      return wish
        ? html`<div class="notice">
            ${icon('reply')}
            <div>
              <p>${own.say('asked')}</p>
              <p class="muted" dir="auto">${wish.text}</p>
            </div>
          </div>`
        : nothing;
    case 'on-the-way':
      return html`<p>${own.say('departed')} ${last ? time(last.at) : nothing}</p>`;
    case 'arrived':
      return html`<p>${own.say('arrived')} ${arrivedAt ? time(arrivedAt) : nothing}</p>`;
    case 'missed':
      return missed
        ? html`<div class="notice warn">
            ${icon('alert')}
            <div>
              <p dir="auto">${missed.reason}</p>
              ${missed.remedy ? html`<p class="muted" dir="auto">${own.say('remedy', {remedy: missed.remedy})}</p>` : nothing}
            </div>
          </div>`
        : nothing;
    case 'done':
      return report
        ? html`<div class="report">
            <p class="label">${own.say('report')}</p>
            ${textView(words, report.text)}
            <p class="small muted">${report.by.name} · ${time(report.at)}</p>
          </div>`
        : nothing;
    case 'cancelled':
      return why;
    default:
      return nothing;
  }
}

function historyView(own: VisitWords, {kind, history}: Visit, words: StatusWords, now: number): TemplateResult {
  const line = ({at, by, is, slot, before, reason, wish}: VisitEvent) => {
    const text = (one: typeof slot) => (one ? slotText(one, own.locale, now) : '');
    const what = {who: by.name, time: text(slot), before: text(before)};
    return html`<li class="event small">
      ${timeView(words, at, dateTime(at, own.locale))}
      <div>
        <p>${own.find(kind === 'remote' && is === 'arrived' ? 'move.begun' : `move.${is}`, what) ?? is}</p>
        ${reason ? html`<p class="muted" dir="auto">${own.say('why', {reason})}</p>` : nothing}
        ${wish ? html`<p class="muted" dir="auto">${own.say('wished', {wish})}</p>` : nothing}
      </div>
    </li>`;
  };
  return html`<details class="small">
    <summary>${own.say('history')}</summary>
    <ol class="stack lines">
      ${history.map(line)}
    </ol>
  </details>`;
}
