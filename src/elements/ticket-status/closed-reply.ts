import {html, type TemplateResult} from 'lit';
import {copyText} from '../../kit/copy-text.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';
import type {TextBox} from './text-box.js';

/**
 * Under a request that takes no more replies: what was still written there can be read, copied and handed in anew.
 * @csspart reply - Where a reply is written, or that none is taken.
 */
export function closedReply(words: AnswerWords, parts: Parts, {draft, empty, refusal}: TextBox, {ticket, own}: Opened): TemplateResult {
  const {type, title} = ticket;
  const again = html` <a href=${parts.hrefTo({view: 'submit', type, title})}>${words.say('reply.again')}</a>`;
  const closed = html`<p class="muted">${words.say('reply.closed')}${own && ticket.state === 'cancelled' && !ticket.allowedActions.includes('reopen') ? again : ''}</p>`;
  if (empty) return html`<div part="reply">${closed}</div>`;
  const copy = async () =>
    parts.announce(words.say((await copyText(draft.text, parts.host.shadowRoot!)) ? 'reply.copied' : 'reply.uncopied'));
  return html`<section class="stack" part="reply" aria-labelledby="unsent-reply">
    ${closed}
    <h3 id="unsent-reply">${words.say('reply.left')}</h3>
    ${refusal ? html`<p class="problem-text">${icon('alert')}<span>${problemSentence(words, refusal)}</span></p>` : ''}
    <p class="text" dir="auto" data-left>${draft.text}</p>
    ${draft.files.map(({name}) => html`<p class="small muted"><bdi>${name}</bdi></p>`)}
    <div class="row">
      <button class="button" type="button" @click=${copy}>${icon('copy')} ${words.say('reply.copy')}</button>
      <a class="button plain" href=${parts.hrefTo({view: 'submit'})}>${words.say('reply.anew')}</a>
    </div>
  </section>`;
}
