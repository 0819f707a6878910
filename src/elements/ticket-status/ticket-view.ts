import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {dateTime} from '../../locales/times.js';
import {textView} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {Parts, StatusWords} from './parts.js';
import {nameOf, timeView} from './small-views.js';
import {stageBar} from './stage-bar.js';
import {stateBadge, stateIcon, stateName, turnView} from './state-words.js';

/**
 * Facts under the title of one request, whose turn it is, what is asked of the reader, how far it is on its way. `asked`: what solved it, what waits for his word.
 * @csspart header - The facts under its title.
 * @csspart priority - Its priority.
 * @csspart lead - Whose turn it is and what comes next.
 */
export function ticketHead(words: StatusWords, opened: Opened, parts: Parts, asked: TemplateResult): TemplateResult {
  const {ticket, settings, own} = opened;
  const {assignee, priority, state, awaits} = ticket;
  const who = (ticket.resolution?.by ?? assignee)?.name ?? words.say('team');
  // What is going on, and in a second line what happens next.
  const said =
    (parts.answering()?.lead(opened) ?? (own && parts.find(`lead.${awaits?.[0]?.kind ?? state}`, {who}))) ||
    (own && awaits?.length ? words.say('turn.customer') : words.say('lead.other', {state: stateName(words, state, settings)}));
  const late = parts.answering()?.late(opened, said);
  const [now, next] = (late ?? said).split('\n');
  return html`<div class="ticket-facts" part="header">
      <p class="small muted row">
        <span>${nameOf(words, settings.requestTypes, ticket.type)}</span> <span class="reference"><span class="number">${ticket.reference}</span> ${parts.answering()?.copy(ticket)}</span>
      </p>
      <p class="row">
        ${stateBadge(parts, ticket, settings, own)}
        ${
          priority
            ? html`<span class="badge priority" part="priority"
                ><span class="unseen">${words.say('ticket.priority')} </span>${nameOf(words, settings.impact.priorities, priority)}</span
              >`
            : nothing
        }
        ${turnView(words, ticket, own)}
      </p>
    </div>
    <div class="notice lead ${late ? 'danger' : ticket.waitingFor}" part="lead">
      ${late ? icon('alert') : stateIcon(ticket)}
      <div>
        <p class="lead-now">${now}</p>
        ${next ? html`<p class="muted">${next}</p>` : nothing} ${parts.answering()?.underLead(opened)}
      </div>
    </div>
    ${asked} ${stageBar(words, opened)}`;
}

/**
 * What solved it. `asks`: the question whether it did.
 * @csspart resolution - What solved it.
 */
export function solutionView(
  words: StatusWords,
  {ticket: {resolution}}: Opened,
  asks: TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  if (!resolution && asks === nothing) return nothing;
  return html`<section class="stack card" part="resolution" aria-labelledby="resolution-title">
    <h3 id="resolution-title" tabindex="-1">${icon('bulb')} ${words.say('resolution.title')}</h3>
    ${
      resolution
        ? html`${textView(words, resolution.summary)}
            <p class="small muted">${resolution.by.name} · ${timeView(words, resolution.at, dateTime(resolution.at, words.locale))}</p>`
        : nothing
    }
    ${asks}
  </section>`;
}
