import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {skeleton} from '../../kit/skeleton.js';
import {dateTime, fullDateTime, pick, timeAgo} from '../../locales/format.js';
import {priorityName, type Opened} from './changes.js';
import type {Parts, StatusWords} from './parts.js';
import {referenceView} from './reference.js';
import {stageBar} from './stage-bar.js';
import {lead, stateBadge, stateIcon, turnView} from './state-words.js';

/** Facts under the title of one request, where it stands, whose turn it is, who has it. */
export function ticketHead(words: StatusWords, opened: Opened, parts: Parts): TemplateResult {
  const {ticket, settings} = opened;
  const type = settings.requestTypes.find(({id}) => id === ticket.type);
  const {now, next} = lead(words, ticket);
  return html`<div class="ticket-facts" part="header">
      <p class="small muted eyebrow">
        <span>${type ? pick(type.name, words.locale) : ticket.type}</span> ${referenceView(words, ticket.reference, parts)}
      </p>
      <p class="row">
        ${stateBadge(words, ticket)}
        ${
          ticket.priority === undefined
            ? nothing
            : html`<span class="badge priority" part="priority"
                ><span class="unseen">${words.say('ticket.priority')} </span>${priorityName(words, settings, ticket.priority)}</span
              >`
        }
        ${turnView(words, ticket)}
      </p>
    </div>
    <div class="lead ${ticket.waitingFor}" part="lead">
      ${stateIcon(ticket.state)}
      <div>
        <p class="lead-now">${now}</p>
        ${next ? html`<p class="muted">${next}</p>` : nothing}
      </div>
    </div>
    ${stageBar(words, opened)} ${people(words, opened)}`;
}

function people(words: StatusWords, {ticket}: Opened): TemplateResult {
  const {assignee, requester, createdAt, updatedAt} = ticket;
  return html`<dl class="facts people" part="people">
    <div>
      <dt>${words.say('ticket.assignee')}</dt>
      <dd>
        ${assignee ? assignee.name : words.say('ticket.unassigned')}
        ${assignee?.title ? html`<span class="small muted">${assignee.title}</span>` : nothing}
      </dd>
    </div>
    <div>
      <dt>${words.say('ticket.requester')}</dt>
      <dd>${requester.name}</dd>
    </div>
    <div>
      <dt>${words.say('ticket.created')}</dt>
      <dd><time datetime=${createdAt} title=${fullDateTime(createdAt, words.locale)}>${dateTime(createdAt, words.locale)}</time></dd>
    </div>
    <div>
      <dt>${words.say('ticket.updated')}</dt>
      <dd><time datetime=${updatedAt} title=${fullDateTime(updatedAt, words.locale)}>${timeAgo(updatedAt, words.locale)}</time></dd>
    </div>
  </dl>`;
}

/** Asks for a rating where one is due, and says where one was given. */
export function rateView(words: StatusWords, {ticket}: Opened, parts: Parts): TemplateResult | typeof nothing {
  const {survey} = ticket;
  if (!survey || survey.state === 'expired') return nothing;
  const href = parts.hrefTo({view: 'survey', id: survey.id});
  if (survey.state === 'answered')
    return html`<p class="small muted rated">
      ${icon('star')} ${words.say('rate.done')} <a href=${href}>${words.say('rate.see')}</a>
    </p>`;
  // While the solution waits for an answer, that comes first; the rating stands back.
  if (ticket.allowedActions.includes('confirm'))
    return html`<p class="small rated">${icon('star')} <a href=${href}>${words.say('rate.do')}</a></p>`;
  return html`<section class="rate" part="rate" aria-labelledby="rate-title">
    <div>
      <h3 id="rate-title">${words.say('rate.title')}</h3>
      <p class="muted">${words.say('rate.text')}</p>
    </div>
    <a class="button primary" href=${href}>${icon('star')} ${words.say('rate.do')}</a>
  </section>`;
}

/** The shape of a request, until it is there. */
export function ticketBones(words: StatusWords): TemplateResult {
  return skeleton(words.say('loading'), ['half', 'tall', 'block', '', 'half', 'block']);
}
