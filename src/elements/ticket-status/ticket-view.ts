import {html, nothing, type TemplateResult} from 'lit';
import {copyText} from '../../kit/copy-text.js';
import {icon} from '../../kit/icons.js';
import {dateTime, timeAgo} from '../../locales/format.js';
import type {Opened} from './open-ticket.js';
import type {Parts, StatusWords} from './parts.js';
import {factsView, nameOf, timeView} from './small-views.js';
import {stageBar} from './stage-bar.js';
import {stateBadge, stateIcon, turnView} from './state-words.js';

/** Facts under the title of one request, where it stands, whose turn it is, who has it. */
export function ticketHead(words: StatusWords, opened: Opened, parts: Parts): TemplateResult {
  const {ticket, settings} = opened;
  const {assignee, priority, state} = ticket;
  const who = assignee?.name ?? words.say('team');
  // What is going on, and in a second line what happens next.
  const [now, next] = (words.find(`lead.${state}`, {who}) ?? words.say('lead.other', {state})).split('\n');
  return html`<div class="ticket-facts" part="header">
      <p class="small muted row">
        <span>${nameOf(words, settings.requestTypes, ticket.type)}</span> ${referenceView(words, ticket.reference, parts)}
      </p>
      <p class="row">
        ${stateBadge(words, ticket)}
        ${
          priority
            ? html`<span class="badge priority" part="priority"
                ><span class="unseen">${words.say('ticket.priority')} </span>${nameOf(words, settings.impact.priorities, priority)}</span
              >`
            : nothing
        }
        ${turnView(words, ticket)}
      </p>
    </div>
    <div class="notice lead ${ticket.waitingFor}" part="lead">
      ${stateIcon(ticket)}
      <div>
        <p class="lead-now">${now}</p>
        ${next ? html`<p class="muted">${next}</p>` : nothing}
      </div>
    </div>
    ${stageBar(words, opened)} ${people(words, opened)}`;
}

function people(words: StatusWords, {ticket}: Opened): TemplateResult {
  const {assignee, requester, createdAt, updatedAt} = ticket;
  const title = assignee?.title ? html` <span class="small muted">${assignee.title}</span>` : nothing;
  return factsView(
    [
      [words.say('ticket.assignee'), assignee ? [assignee.name, title] : words.say('ticket.unassigned')],
      [words.say('ticket.requester'), requester.name],
      [words.say('ticket.created'), timeView(words, createdAt, dateTime(createdAt, words.locale))],
      [words.say('ticket.updated'), timeView(words, updatedAt, timeAgo(updatedAt, words.locale))],
    ],
    'people',
  );
}

/** A reference with a button that copies it. */
function referenceView(words: StatusWords, reference: string, parts: Parts): TemplateResult {
  const label = words.say('copy.do', {reference});
  const copy = async ({currentTarget}: Event) => {
    const copied = await copyText(reference, parts.host.shadowRoot!);
    const said = words.say(copied ? 'copy.done' : 'copy.failed');
    parts.announce(said);
    const place = (currentTarget as HTMLElement).nextElementSibling!;
    place.textContent = said;
    setTimeout(() => (place.textContent = ''), 4000);
  };
  return html`<span class="reference">
    <span class="number">${reference}</span>
    <button class="button icon-only" type="button" aria-label=${label} title=${label} @click=${copy}>${icon('copy')}</button>
    <span></span>
  </span>`;
}

/** Asks for a rating where one is due, and says where one was given. */
export function rateView(words: StatusWords, {ticket}: Opened, parts: Parts): TemplateResult | typeof nothing {
  const {survey} = ticket;
  if (!survey || survey.state === 'expired') return nothing;
  const href = parts.hrefTo({view: 'survey', id: survey.id});
  const answered = survey.state === 'answered';
  // While the solution waits for an answer, that comes first; the rating stands back.
  if (answered || ticket.allowedActions.includes('confirm')) {
    return html`<p class="small muted">
      ${icon('star')} ${answered ? words.say('rate.done') : nothing} <a href=${href}>${words.say(answered ? 'rate.see' : 'rate.do')}</a>
    </p>`;
  }
  return html`<section class="stack card rate" part="rate" aria-labelledby="rate-title">
    <div>
      <h3 id="rate-title">${words.say('rate.title')}</h3>
      <p class="muted">${words.say('rate.text')}</p>
    </div>
    <a class="button primary" href=${href}>${icon('star')} ${words.say('rate.do')}</a>
  </section>`;
}
