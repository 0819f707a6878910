import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/times.js';
import {duration} from '../../locales/progress-times.js';
import {linkedText} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {factsView} from './facts-view.js';

/** What the team says of a solved request beyond how it was solved: why it happened, what keeps it from coming back, how long the service was out, what was verified. */
export function closingView(words: AnswerWords, {ticket: {resolution}}: Opened): TemplateResult | typeof nothing {
  const {cause, prevention, outage, checks = []} = resolution ?? {};
  const rows: [string, unknown][] = [];
  if (cause) rows.push([words.say('closing.cause'), linkedText(cause)]);
  if (prevention) rows.push([words.say('closing.prevention'), linkedText(prevention)]);
  if (outage) {
    const [from, to] = [dateTime(outage.from, words.locale), dateTime(outage.to, words.locale)];
    const time = duration(Date.parse(outage.to) - Date.parse(outage.from), words.locale);
    rows.push([words.say('closing.outage'), words.say('closing.outageTime', {time, from, to})]);
  }
  if (checks.length) {
    const lines = checks.map(
      ({text, done, result}) =>
        html`<li>
          ${icon(done ? 'check' : 'clock')} <span dir="auto">${text}</span>
          ${result || !done ? html`<span class="small muted" dir="auto">${result || words.say('closing.unchecked')}</span>` : nothing}
        </li>`,
    );
    rows.push([words.say('closing.checks'), html`<ul class="checks">${lines}</ul>`]);
  }
  return rows.length ? factsView(rows, 'closing') : nothing;
}
