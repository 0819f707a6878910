import {html, nothing, type TemplateResult} from 'lit';
import {attachmentsView} from './attachments.js';
import {textView} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {Parts, StatusWords} from './parts.js';

/**
 * What the customer handed in: words and files; the answers to the form's questions below, when they are wanted.
 * @csspart request - What was handed in.
 * @csspart answers - The answers to the form’s questions, folded.
 */
export function requestView(words: StatusWords, opened: Opened, parts: Parts): TemplateResult {
  const {id, description, attachments, category, fields, impact, context} = opened.ticket;
  const asked = category || Object.keys({...fields, ...impact, ...context}).length;
  return html`<section class="stack request" part="request" aria-labelledby="request-title">
    <h3 id="request-title">${opened.own ? words.say('request.title') : words.say('request.of', {who: opened.ticket.requester.name})}</h3>
    ${textView(words, description)} ${attachmentsView(words, parts, id, attachments)}
    ${
      asked
        ? html`<details part="answers" @toggle=${() => parts.later()}>
            <summary>${words.say('request.answers')}</summary>
            ${parts.answering()?.answers(opened)}
          </details>`
        : nothing
    }
  </section>`;
}
