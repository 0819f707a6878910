import {html, nothing, type TemplateResult} from 'lit';
import type {Clock, PromiseEntry} from '../../contract/clock.js';
import {deskTime} from '../../kit/desk-time.js';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/times.js';
import {pick} from '../../locales/format.js';
import {duration} from '../../locales/progress-times.js';
import {clockBar} from './clock-bar.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {timeView} from './small-views.js';

/** Those that still matter come first, the nearest of them on top; of those that are done the latest. */
const order = ['breached', 'running', 'not-started', 'paused', 'met', 'cancelled'];

/**
 * By when what will be done: each promise in words, how it stands, and how its time is counted. `now`: epoch ms.
 * @csspart clocks - By when what will be done.
 */
export function clocksView(words: AnswerWords, opened: Opened, now: number): TemplateResult | typeof nothing {
  const {ticket, settings} = opened;
  const clocks = [...ticket.clocks].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(a.dueAt ?? a.startedAt) - Date.parse(b.dueAt ?? b.startedAt),
  );
  const open = clocks.filter(isOpen);
  const done = clocks.filter((clock) => !isOpen(clock));
  if (!clocks.length) return nothing;
  return html`<section class="stack clocks" part="clocks" aria-labelledby="clocks-title">
    <h3 class="small" id="clocks-title" tabindex="-1">${words.say('clocks.title')}</h3>
    ${tierView(words, opened)}
    ${open.length ? html`<ul class="stack clock-list">${open.map((clock) => row(words, clock, now, settings.timeZone))}</ul>` : nothing}
    ${
      done.length
        ? html`<details ?open=${!open.length && done.some(({state}) => state === 'breached')}>
            <summary>${words.say('clocks.done', {count: done.length})}</summary>
            <ul class="stack clock-list">
              ${done.map((clock) => row(words, clock, now, settings.timeZone))}
            </ul>
          </details>`
        : nothing
    }
  </section>`;
}

/**
 * The tier of service that the clocks run by, and what it promises.
 * @csspart tier - The tier of service that the promises come from.
 */
function tierView(words: AnswerWords, {ticket: {tier}, settings: {tiers}}: Opened): TemplateResult | typeof nothing {
  // Nobody has looked at what the settings say of tiers.
  const {name, description} = [tiers ?? []].flat().find((one) => one?.id === tier) ?? {};
  if (!name) return nothing;
  const said = [name, description].map((one) => pick(one, words.locale)).filter(Boolean);
  return html`<p class="small muted" part="tier">${words.say('clocks.tier', {tier: said.join(' · ')})}</p>`;
}

/** Time left until, or gone since, an instant. `now`: epoch ms. */
export function leftText(words: AnswerWords, dueAt: string, now: number): string {
  const ms = Date.parse(dueAt) - now;
  const time = duration(Math.abs(ms), words.locale);
  return ms >= 0 ? words.say('clock.left', {time}) : words.say('clock.over', {time});
}

function rank({state}: Clock): number {
  return order.indexOf(state) >>> 0;
}

function isOpen({state, endedAt}: Clock): boolean {
  return !endedAt && state !== 'met' && state !== 'cancelled';
}

/** @csspart clock - One promise. */
function row(words: AnswerWords, clock: Clock, now: number, timeZone: string): TemplateResult {
  const {kind, state, segments, dueAt} = clock;
  const there = dueAt && isOpen(clock) ? deskTime(Date.parse(dueAt), timeZone, words.locale, now) : undefined;
  const late = state === 'breached';
  return html`<li class="clock ${state}" part="clock">
    <p class="row">
      <b>${words.find(`clock.${kind}`) ?? kind}</b>
      <span>${promiseText(words, clock)}</span>
      ${there ? html`<span class="small muted">${words.say('clock.theirs', there)}</span>` : nothing}
    </p>
    <p class="small ${late ? 'late' : 'muted'}">${icon(late ? 'alert' : state === 'met' ? 'check' : 'clock')} ${standing(words, clock, now)}</p>
    ${clockBar(clock, now)}
    ${
      segments.length
        ? html`<details class="small">
            <summary>${words.say('clock.how')}</summary>
            <ol class="segments">
              ${segments.map(
                ({from, to, counted, why}) =>
                  html`<li>
                    ${timeView(words, from, dateTime(from, words.locale))} – ${to ? timeView(words, to, dateTime(to, words.locale)) : words.say('clock.now')}
                    <span class="muted">${words.say(counted ? 'clock.counts' : 'clock.rests', {why: whyText(words, why)})}</span>
                  </li>`,
              )}
            </ol>
          </details>`
        : nothing
    }
  </li>`;
}

/** What was promised. */
function promiseText(words: AnswerWords, {target, dueAt, notBefore, provisional, state}: Clock): string {
  if (!dueAt) return state === 'paused' ? '' : words.say('clock.open');
  const said = timeText(words, {dueAt, notBefore, bestEffort: target?.bestEffort});
  return provisional ? `${said} ${words.say('clock.provisional')}` : said;
}

/** A promised time in words: by when, between when and when, or only aimed at. */
export function timeText(
  words: AnswerWords,
  {dueAt, notBefore, bestEffort}: Pick<PromiseEntry, 'dueAt' | 'notBefore' | 'bestEffort'>,
): string {
  if (!dueAt) return words.say('clock.open');
  const time = dateTime(dueAt, words.locale);
  if (bestEffort) return words.say('clock.aim', {time});
  return notBefore ? words.say('clock.between', {from: dateTime(notBefore, words.locale), time}) : words.say('clock.by', {time});
}

/** How it stands. Time left is written in by the shared timer, so that only it changes. */
function standing(words: AnswerWords, {state, startedAt, dueAt, endedAt, minutesLeft, segments}: Clock, now: number): unknown {
  const {locale} = words;
  const left = dueAt && html`<span class="number" data-due=${dueAt} .textContent=${leftText(words, dueAt, now)}></span>`;
  switch (state) {
    case 'running':
      return left ?? words.say('clock.running');
    case 'not-started':
      return words.say('clock.notStarted', {time: dateTime(startedAt, locale)});
    case 'paused': {
      const why = whyText(words, segments.at(-1)?.why ?? '');
      return minutesLeft === undefined
        ? words.say('clock.paused', {why})
        : words.say('clock.pausedLeft', {why, time: duration(minutesLeft * 60_000, locale)});
    }
    case 'met':
      return endedAt ? words.say('clock.met', {time: dateTime(endedAt, locale)}) : words.say('clock.metAlone');
    case 'breached':
      if (!endedAt) return left ?? words.say('clock.breached');
      return words.say('clock.missed', {
        time: dateTime(endedAt, locale),
        late: duration(Math.max(0, Date.parse(endedAt) - Date.parse(dueAt ?? endedAt)), locale),
      });
    case 'cancelled':
      return words.say('clock.cancelled');
    default:
      return state;
  }
}

function whyText(words: AnswerWords, why: string): string {
  return words.find(`why.${why}`) ?? why;
}
