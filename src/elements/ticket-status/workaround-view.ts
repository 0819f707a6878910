import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/times.js';
import {linkedText} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {timeView} from './small-views.js';

/**
 * How one can go on working until a request is solved: what the team last called a workaround. Nothing once it is solved or nobody works on it any more, nor where a later one may be missing.
 * @csspart workaround - How one can go on working meanwhile.
 */
export function workaroundView(
  words: AnswerWords,
  {ticket: {resolution, waitingFor}, messages, gap}: Opened,
): TemplateResult | typeof nothing {
  const said = gap || resolution || waitingFor === 'nobody' ? undefined : messages.findLast(({kind}) => kind === 'workaround');
  if (!said) return nothing;
  const {text, author, at} = said;
  return html`<section class="stack card" part="workaround" aria-labelledby="workaround-title">
    <h3 id="workaround-title">${icon('bulb')} ${words.say('workaround.title')}</h3>
    <p class="muted">${words.say('workaround.until')}</p>
    <p class="text" dir="auto">${linkedText(text)}</p>
    <p class="small muted">${author.name} · ${timeView(words, at, dateTime(at, words.locale))}</p>
  </section>`;
}
