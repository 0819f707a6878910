import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';

/**
 * Asks for a rating where one is due, and says where one was given.
 * @csspart rate - The question for a rating, or that one was given.
 */
export function rateView(words: AnswerWords, {ticket}: Opened, parts: Parts): TemplateResult | typeof nothing {
  const {survey} = ticket;
  if (!survey || survey.state === 'expired') return nothing;
  const href = parts.hrefTo({view: 'survey', id: survey.id});
  if (survey.state === 'answered')
    return html`<p class="small muted">${icon('star')} ${words.say('rate.done')} <a href=${href}>${words.say('rate.see')}</a></p>`;
  // While the solution waits for an answer, that comes first; what it is goes into the rating.
  if (ticket.allowedActions.includes('confirm')) return nothing;
  return html`<section class="stack card rate" part="rate" aria-labelledby="rate-title">
    <div>
      <h3 id="rate-title">${words.say('rate.title')}</h3>
      <p class="muted">${words.say('rate.text')}</p>
    </div>
    <a class="button primary" href=${href}>${icon('star')} ${words.say('rate.do')}</a>
  </section>`;
}
