import {html, nothing, type TemplateResult} from 'lit';
import type {ContactChannel} from '../../contract/desk-settings.js';
import type {Awaited} from '../../contract/proposal.js';
import type {TicketSummary} from '../../contract/ticket.js';
import {channelLink} from '../../kit/channel-link.js';
import {icon} from '../../kit/icons.js';
import type {Load} from '../../kit/loader.js';
import {problemView} from '../../kit/problem-view.js';
import type {Place, Whereabouts} from '../../kit/place.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import type {Aside} from './aside.js';
import type {Overview} from './overview.js';
import type {Room} from './rooms.js';

type PortalWords = Words<'portal'>;
type HrefTo = (place: Place) => string;

/** How many of the open requests are shown; all are a link away. */
const most = 5;

export interface HomeOptions {
  hrefTo: HrefTo;
  whereabouts: Whereabouts;
  retry(): void;
  offered: readonly Room[];
  aside: Aside | undefined;
}

/** The overview: what waits for the reader, what of his is open, a search, how to reach a person. What can be done is there at once; what must be read follows. */
export function homeView(
  words: PortalWords,
  load: Load<Overview>,
  {hrefTo, whereabouts, retry, offered, aside}: HomeOptions,
): TemplateResult {
  const overview = load.is === 'ready' ? load.value : undefined;
  const seek = (event: SubmitEvent) => {
    event.preventDefault();
    const query = (event.currentTarget as HTMLFormElement).querySelector('input')!.value.trim();
    const href = hrefTo(query ? {view: 'help', query} : {view: 'help'});
    if (whereabouts.go) whereabouts.go(href);
    else location.href = href;
  };
  return html`<div class="home">
    <header>
      <h2>${overview?.me ? words.say('greeting', {name: overview.me.name}) : words.say('greetingUnknown')}</h2>
      <p class="muted">${overview?.me ? words.say('question') : '\u00a0'}</p>
    </header>
    <div class="starts">
      ${
        offered.includes('help')
          ? html`<form role="search" @submit=${seek}>
              <input class="input" type="search" aria-label=${words.say('help')} placeholder=${words.say('help.hint')} />
              <button class="button icon-only" aria-label=${words.say('help')}>${icon('search')}</button>
            </form>`
          : nothing
      }
      ${offered.includes('submit') ? html`<a class="button primary" href=${hrefTo({view: 'submit'})}>${icon('send')} ${words.say('submit')}</a>` : nothing}
    </div>
    ${aside?.suggested.view()}
    <section class="turn" aria-busy=${load.is === 'loading'}>
      <h3>${words.say('yourTurn')}</h3>
      ${
        load.is === 'loading'
          ? html`<div class="skeleton" aria-hidden="true"><div class="bone tall"></div><div class="bone tall"></div></div>`
          : yourTurn(words, load, hrefTo, retry)
      }
    </section>
    ${overview && offered.includes('tickets') ? openView(words, overview, hrefTo) : nothing}
    ${
      overview?.settings?.channels.length
        ? html`<section>
          <h3>${words.say('reach')}</h3>
          <ul class="channels">
            ${overview.settings.channels.map((channel) => channelRow(words, channel))}
          </ul>
        </section>`
        : nothing
    }
    ${overview?.me?.preferences.unwanted ? html`<div class="mails">${aside?.mails.view(overview.me, overview.settings?.locales ?? [])}</div>` : nothing}
  </div>`;
}

/** Whether a request waits for the reader. */
export function isAwaited(ticket: TicketSummary): boolean {
  return ticket.waitingFor === 'customer' || Boolean(askedOf(ticket));
}

/** What of a request waits for the reader's word first, beside what its state asks of him. */
function askedOf({awaits}: Pick<TicketSummary, 'awaits'>): Awaited | undefined {
  return [awaits].flat()[0];
}

function yourTurn(words: PortalWords, load: Load<Overview>, hrefTo: HrefTo, retry: () => void): TemplateResult {
  const overview = load.is === 'ready' ? load.value : undefined;
  const problem = load.is === 'failed' ? load.problem : overview?.problem;
  // Not being able to look is no "nothing to do".
  if (problem?.code === 'unauthenticated') return html`<p class="muted">${words.say('signIn')}</p>`;
  if (problem) return problemView(words, problem, {retry});
  const waiting = (overview?.tickets ?? []).filter(isAwaited);
  // One task a ticket: whoever is to confirm a solution rates it after that.
  const due = (overview?.due ?? []).filter((survey) => !waiting.some((ticket) => ticket.id === survey.ticket?.id));
  if (!waiting.length && !due.length) return html`<p class="muted">${words.say('yourTurnNone')}</p>`;
  return html`<ul class="tasks">
    ${waiting.map((ticket) =>
      row(
        hrefTo({view: 'ticket', id: ticket.id}),
        ticket.title,
        ticket.reference,
        words.find(`turn.${askedOf(ticket)?.kind ?? ticket.state}`) ?? words.say('yourTurn'),
      ),
    )}
    ${due.map(({id, ticket, subject, definition}) => {
      const title = pick(overview?.settings?.surveys.find((item) => item.id === definition)?.title, words.locale);
      return row(
        hrefTo({view: 'survey', id}),
        ticket?.title ?? title,
        ticket?.reference ?? pick(subject, words.locale),
        words.say('toRate'),
      );
    })}
  </ul>`;
}

/** His other open requests and how far they are; nothing where there are none. */
function openView(words: PortalWords, {tickets, settings}: Overview, hrefTo: HrefTo): TemplateResult | typeof nothing {
  const open = tickets.filter((ticket) => !isAwaited(ticket));
  if (!open.length) return nothing;
  const stage = (state: string) => pick(settings?.stages.find(({states}) => states.includes(state))?.name, words.locale);
  return html`<section>
    <h3>${words.say('open')}</h3>
    <ul class="tasks">
      ${open.slice(0, most).map(({id, title, reference, state}) => row(hrefTo({view: 'ticket', id}), title, reference, stage(state), ''))}
    </ul>
    <a class="button plain" href=${hrefTo({view: 'tickets'})}>${words.say('open.all')}</a>
  </section>`;
}

/** One request or survey; `why` it stands here. */
function row(href: string, title: string, reference: string, why: string, tone = 'accent'): TemplateResult {
  return html`<li>
    <a class="task" href=${href}>
      <span><span class="task-title">${title}</span><span class="small muted number">${reference}</span></span>
      ${why ? html`<span class="badge ${tone}">${why}</span>` : nothing} ${icon('next')}
    </a>
  </li>`;
}

function channelRow(words: PortalWords, channel: ContactChannel): TemplateResult {
  const {locale} = words;
  return html`<li>
    <span class="muted">${pick(channel.name, locale)}</span>
    <span class="number">${channelLink(channel, locale)}</span>
    ${channel.hours ? html`<span class="small muted">${pick(channel.hours, locale)}</span>` : nothing}
  </li>`;
}
