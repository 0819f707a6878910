import {html, nothing, type TemplateResult} from 'lit';
import type {AccessGrant} from '../../../contract/access.js';
import {icon} from '../../../kit/icons.js';
import {cached} from '../../../locales/format.js';
import {dateTime} from '../../../locales/times.js';
import type {Words} from '../../../locales/words.js';
import {textView} from '../linked-text.js';
import type {StatusWords} from '../parts.js';
import {timeView} from '../small-views.js';

export type AccessWords = Words<'ticket-approvals'>;

interface GrantFrame {
  words: StatusWords;
  /** Where something can be chosen of it, in the place of the plain lines. */
  choice?: TemplateResult | undefined;
  /** What can be done. */
  foot: TemplateResult | typeof nothing;
}

/**
 * An access that is asked for or in force: what it opens, what for, until when, and every use.
 * @csspart grant - An access for the team, asked for or in force.
 */
export function grantView(own: AccessWords, grant: AccessGrant, {words, choice, foot}: GrantFrame): TemplateResult {
  const {id, kind, at, by, purpose, how, hours, state, granted} = grant;
  const asked = state === 'asked';
  return html`<section class="stack card sheet grant ${state}" part="grant" aria-labelledby="grant-${id}">
    <header class="sheet-head">
      <div>
        <h3 id="grant-${id}" class="grant-title" tabindex="-1">${own.find(`access.${asked ? 'ask' : 'is'}.${kind}`) ?? kind}</h3>
        <p class="small muted">${own.say('access.by', {who: by.name, time: dateTime(at, own.locale)})}</p>
      </div>
      <span class="badge ${asked ? 'accent' : state === 'running' ? 'good' : ''}">${own.find(`access.state.${state}`) ?? state}</span>
    </header>
    ${granted && state === 'running' ? html`<p class="grant-until">${icon('clock')} ${timeView(words, granted.until, own.say('access.until', {time: dateTime(granted.until, own.locale)}))}</p>` : nothing}
    <div>
      <h4>${own.say('access.purpose')}</h4>
      ${textView(words, purpose)}
    </div>
    ${
      how && asked
        ? html`<div>
            <h4>${own.say('access.how')}</h4>
            ${textView(words, how)}
          </div>`
        : nothing
    }
    ${choice ?? scopeView(own, grant)}
    ${asked && !choice ? html`<div><h4>${own.say('access.asked')}</h4><p>${lengthText(hours, own.locale)}</p></div>` : nothing}
    ${kind === 'data-job' && !grant.ended ? html`<p class="small muted">${own.say('access.job.only')}</p>` : nothing}
    ${whatBecame(own, words, grant)} ${foot}
  </section>`;
}

/** How it was used, how it ended, and whether what was taken over is gone. */
function whatBecame(own: AccessWords, words: StatusWords, grant: AccessGrant): TemplateResult | typeof nothing {
  const {granted, ended, uses, purged} = grant;
  const time = (instant: string) => dateTime(instant, own.locale);
  if (!granted && !ended) return nothing;
  return html`${
    granted
      ? html`<p class="small">
            ${own.say('access.granted', {who: granted.by.name, time: time(granted.at)})}
            ${granted.note ? html`<span class="muted grant-note" dir="auto">${granted.note}</span>` : nothing}
          </p>
          <div>
            <h4>${own.say('access.uses')}</h4>
            ${
              uses.length
                ? html`<ol class="uses">
                    ${uses.map(
                      ({at, by, text, minutes}) =>
                        html`<li>
                          <span class="small muted">${timeView(words, at, time(at))} · ${by.name}${minutes === undefined ? nothing : html` · ${own.say('access.uses.minutes', {count: minutes})}`}</span>
                          <span dir="auto">${text}</span>
                        </li>`,
                    )}
                  </ol>`
                : html`<p class="muted">${own.say('access.uses.none')}</p>`
            }
          </div>`
      : nothing
  }
  ${
    ended
      ? html`<p class="small">
          ${endedText(own, grant)}
          ${ended.note ? html`<span class="muted grant-note" dir="auto">${ended.note}</span>` : nothing}
        </p>`
      : nothing
  }
  ${
    ended && (uses.length || purged)
      ? html`<p class="purge ${purged ? 'done' : ''}">
          ${icon(purged ? 'check' : 'clock')}
          <span
            >${purged ? own.say('access.purge.done', {who: purged.by.name, time: time(purged.at)}) : own.say('access.purge.open')}
            ${purged ? html`<span class="small muted grant-note" dir="auto">${purged.text}</span>` : nothing}</span
          >
        </p>`
      : nothing
  }`;
}

/** How and when it ended: "李文收回，3月2日 14:00". */
export function endedText(own: AccessWords, {state, ended}: AccessGrant): string {
  const time = ended ? dateTime(ended.at, own.locale) : '';
  return own.find(`access.ended.${state}`, {who: ended?.by?.name ?? '', time}) ?? time;
}

/** The lines of what it opens; of those that were not given, that they were not. */
function scopeView(own: AccessWords, {scope, granted}: AccessGrant): TemplateResult {
  return html`<div>
    <h4>${own.say(granted ? 'access.given' : 'access.scope')}</h4>
    <ul class="scope">
      ${scope.map(({id, kind, text}) => {
        const kept = granted !== undefined && !granted.scope.includes(id);
        return html`<li class=${kept ? 'kept' : ''}>
          <span class="small muted">${own.find(`access.scope.${kind}`) ?? kind}</span>
          <span dir="auto">${text}</span>${kept ? html` <span class="small muted">${own.say('access.scope.not')}</span>` : nothing}
        </li>`;
      })}
    </ul>
  </div>`;
}

/** "8 小时", "3 天": whole days where it comes to such. */
export function lengthText(hours: number, locale: string): string {
  const unit = hours % 24 === 0 ? 'day' : 'hour';
  const options = {style: 'unit', unit, unitDisplay: 'long'} as const;
  return cached('number', locale, options, () => new Intl.NumberFormat(locale, options)).format(unit === 'day' ? hours / 24 : hours);
}
