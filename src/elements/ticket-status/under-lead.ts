import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {timeNow} from '../../locales/times.js';
import type {AskedCards} from './asked-cards.js';
import {offersChannels} from './channels-view.js';
import {leftText, timeText} from './clocks-view.js';
import {latePromise, nextDue} from './late-lead.js';
import type {Ladder} from './ladder.js';
import type {AnswerWords, Parts} from './parts.js';
import type {Sound} from './readable.js';

/**
 * Under what the head says: what is promised next and by when, and ways to what is asked of the reader; while the team is late, to what he can do about it.
 * `ladder` where it could be loaded.
 * @csspart due - What is promised next, and by when.
 */
export function underLead(words: AnswerWords, sound: Sound, parts: Parts, asked: AskedCards, ladder: Ladder | undefined): TemplateResult {
  const {opened} = sound;
  const due = nextDue(opened);
  return html`${
    due?.dueAt
      ? html`<p class="small due" part="due">
          ${icon('clock')}
          <span>
            ${words.find(`clock.${due.kind}`) ?? due.kind} ${timeText(words, {...due, bestEffort: due.target?.bestEffort})} ·
            <span class="number muted" data-due=${due.dueAt} .textContent=${leftText(words, due.dueAt, timeNow())}></span>
          </span>
        </p>`
      : nothing
  }
  ${asked.view(opened, latePromise(opened) ? lateDoors(words, sound, parts, ladder) : [])}`;
}

/** Asking for progress or passing it on where that is open, looking what was promised, calling. */
function lateDoors(words: AnswerWords, {opened, broken}: Sound, parts: Parts, ladder: Ladder | undefined): TemplateResult[] {
  const promises = ['promises', 'tier'].some((one) => broken.includes(one)) ? [] : [['clocks', 'clocks.title'] as const];
  const places = [...promises, ...(offersChannels(opened) ? [['channels', 'late.reach'] as const] : [])];
  return [
    ...(ladder?.steps(opened) ?? []).map(
      (step) =>
        html`<button class="button" type="button" @click=${() => ladder!.begin(step)}>${words.say(`${step}.do`)} ${icon('next')}</button>`,
    ),
    ...places.map(
      ([place, name]) =>
        html`<button class="button plain" type="button" @click=${() => parts.focus(`#${place}-title`)}>${words.say(name)} ${icon('next')}</button>`,
    ),
  ];
}
