import {html, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {aloneOnPaper} from './alone-on-paper.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';
import {saveText} from './save.js';

/**
 * One request to take along: on paper with its whole thread, or as a file.
 * @csspart away - Print and file of one request.
 */
export function takeAwayView(words: AnswerWords, opened: Opened, parts: Parts): TemplateResult {
  const {ticket, messages} = opened;
  const print = async () => {
    parts.host.renderRoot.querySelectorAll('details').forEach((details) => (details.open = true));
    await parts.unroll();
    addEventListener('afterprint', aloneOnPaper(parts.host), {once: true});
    window.print();
  };
  const save = () => {
    const whole = {...ticket, messages};
    saveText(`${JSON.stringify(whole, null, 2)}\n`, `${ticket.reference}.json`, 'application/json');
    parts.announce(words.say('away.saved', {reference: ticket.reference}));
  };
  return html`<div class="row away" part="away">
    <button class="button plain" type="button" @click=${print}>${icon('article')} ${words.say('away.print')}</button>
    <button class="button plain" type="button" @click=${save}>${icon('download')} ${words.say('away.save')}</button>
  </div>`;
}
