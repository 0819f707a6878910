import {html, nothing, type TemplateResult} from 'lit';
import type {Escalation, Urge} from '../../contract/escalation.js';
import {channelLink} from '../../kit/channel-link.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import {dateTime, timeNow} from '../../locales/times.js';
import {textView} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {timeView} from './small-views.js';

type Level = Escalation['ladder'][number];

/** A level by what it is called and who stands there; the first by whoever has the request. */
export function levelName(words: AnswerWords, level: Level | undefined, {ticket}: Opened): string {
  const person = level?.person ?? (level === ticket.escalation?.ladder[0] ? ticket.assignee : undefined);
  return [pick(level?.name, words.locale), person?.name].filter(Boolean).join(' · ');
}

/** Everybody whom the request goes through, one after the other: who has it, who had it and since when, who hears of it next and when. */
export function ladderView(words: AnswerWords, opened: Opened): TemplateResult {
  const {ladder, level: now} = opened.ticket.escalation!;
  const ahead = aheadOf(opened);
  return html`<ol class="stack ladder-levels">
    ${ladder.map((level, n) => {
      const here = n + 1 === now;
      const {contact} = level;
      return html`<li class="ladder-level ${here ? 'here' : n + 1 < now ? 'before' : 'ahead'}" aria-current=${here ? 'step' : nothing}>
        <p>
          <b dir="auto">${levelName(words, level, opened)}</b>
          ${here ? html`<span class="badge accent">${words.say('ladder.here')}</span>` : nothing}
        </p>
        <p class="small muted">
          ${standing(words, level, ahead.includes(level), n + 1 < now || (!level.nextAt && ladder.slice(n).some((one) => ahead.includes(one))))} ${contact && n < now ? html`<span class="ladder-contact">${channelLink(contact, words.locale)}</span>` : nothing}
        </p>
      </li>`;
    })}
  </ol>`;
}

/** What of the customer's decisions lets nobody expect a word: the offer of times stands until the last of them. */
const ofVisits: readonly string[] = ['visit', 'session', 'consent'];

/** Whether no time counts because the customer is asked. Where a plan, a delay or access waits for his word, the team is held to its times all the same. */
export function rests({ticket: {waitingFor, awaits, escalation}}: Opened): boolean {
  if (waitingFor !== 'customer') return false;
  return Boolean(awaits?.some(({kind}) => ofVisits.includes(kind))) || !escalation?.ladder.some(({nextAt}) => nextAt);
}

/**
 * The levels that it goes to by itself, the next first: none while the customer is asked, and none once the first of their times is over, for of what should have happened
 * nobody can say when it will.
 */
function aheadOf(opened: Opened): Level[] {
  if (rests(opened)) return [];
  const levels = opened.ticket
    .escalation!.ladder.filter(({nextAt}) => nextAt)
    .sort((a, b) => Date.parse(a.nextAt!) - Date.parse(b.nextAt!));
  return levels[0] && Date.parse(levels[0].nextAt!) > timeNow() ? levels : [];
}

/** What happens next by itself; nothing does while the customer is asked. Nobody hands on to himself. */
export function nextText(words: AnswerWords, opened: Opened): string {
  const {own, ticket} = opened;
  if (rests(opened)) {
    if (!own) return words.say('ladder.restsOf', {who: ticket.requester.name});
    const asked = words.find(`asks.${ticket.awaits?.[0]?.kind}`);
    return asked ? words.say('ladder.rests', {asked}) : words.say('ladder.restsReply');
  }
  const {ladder, level} = ticket.escalation!;
  const here = ladder[level - 1]?.person ?? ticket.assignee;
  const next = aheadOf(opened).find(({person}) => !person || person.id !== here?.id);
  if (!next?.nextAt) return '';
  const [who, time] = [levelName(words, next, opened), dateTime(next.nextAt, words.locale)];
  return words.say(next.because === 'missed' ? 'ladder.nextMissed' : 'ladder.next', {who, time});
}

/** What became of each urging. */
export function urgesView(words: AnswerWords, {ticket}: Opened): TemplateResult | typeof nothing {
  const {urges = [], clocks} = ticket;
  if (!urges.length) return nothing;
  const dueAt = clocks.find(({kind, endedAt}) => kind === 'urge' && !endedAt)?.dueAt;
  return html`<ul class="stack urges">
    ${urges.map((urge, n) => urgeView(words, urge, n === urges.length - 1 ? dueAt : undefined))}
  </ul>`;
}

function urgeView(words: AnswerWords, {at, reason, answer}: Urge, dueAt: string | undefined): TemplateResult {
  const time = (instant: string) => dateTime(instant, words.locale);
  const late = dueAt && Date.parse(dueAt) < timeNow();
  return html`<li class="urge-line ${answer ? 'answered' : 'open'}">
    <p class="small">
      ${icon(answer ? 'check' : 'clock')} ${timeView(words, at, words.say('urge.said', {time: time(at)}))}
      <span class=${late ? 'late' : 'muted'}>
        ${
          answer
            ? words.say('urge.answered', {who: answer.by.name, time: time(answer.at)})
            : !dueAt
              ? words.say('urge.soon')
              : words.say(late ? 'urge.late' : 'urge.waits', {time: time(dueAt)})
        }
      </span>
    </p>
    ${reason ? html`<p class="small muted text" dir="auto">${reason}</p>` : nothing}
    ${answer?.text ? html`<div class="urge-answer">${textView(words, answer.text)}</div>` : nothing}
  </li>`;
}

/**
 * The line to the vendor's management, where it is shown.
 * @csspart executive - The line to the vendor’s management.
 */
export function executiveView(words: AnswerWords, {ticket}: Opened): TemplateResult | typeof nothing {
  const line = ticket.escalation?.executive;
  if (!line) return nothing;
  const hours = line.hours ? html` <span class="muted">${pick(line.hours, words.locale)}</span>` : nothing;
  return html`<p class="small executive" part="executive">
    ${icon('person')} ${pick(line.name, words.locale) || words.say('ladder.executive')} ${channelLink(line, words.locale)}${hours}
  </p>`;
}

/** What a complaint is about, and who is kept from it. */
export function apartView(words: AnswerWords, {ticket}: Opened): TemplateResult | typeof nothing {
  const {concerns, keptFrom = []} = ticket;
  const who = keptFrom.map(({name}) => name).join(words.locale === 'en' ? ' and ' : '、');
  if (!concerns && !who) return nothing;
  return html`<p class="small apart">
    ${icon('person')} ${concerns ? words.say('complaint.about', {reference: concerns}) : nothing}
    ${who ? words.say('complaint.apart', {who}) : nothing}
  </p>`;
}

function standing(words: AnswerWords, {reachedAt, why, nextAt, after}: Level, counts: boolean, passed: boolean): string {
  const time = (instant: string) => dateTime(instant, words.locale);
  if (reachedAt) return words.say('ladder.reached', {time: time(reachedAt), why: words.find(`raised.${why}`) ?? why ?? ''});
  if (nextAt && counts) return words.say('ladder.then', {time: time(nextAt)});
  if (passed || !after?.max) return '';
  const {max, unit} = after;
  // Said in the unit it is counted in: a day of service is no day of the week.
  const lengths: Record<string, string> = {
    minute: words.say('ladder.minutes', {count: max}),
    hour: words.say('ladder.hours', {count: max}),
    'working-day': words.say('ladder.days', {count: max}),
  };
  return words.say('ladder.after', {length: lengths[unit] ?? `${max} ${unit}`});
}
