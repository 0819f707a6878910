import {html, nothing, type TemplateResult} from 'lit';
import type {ContactChannel} from '../../contract/desk-settings.js';
import type {Awaited} from '../../contract/proposal.js';
import type {TicketSummary} from '../../contract/ticket.js';
import {channelLink} from '../../kit/channel-link.js';
import {icon} from '../../kit/icons.js';
import type {Load} from '../../kit/loader.js';
import {problemView} from '../../kit/problem-view.js';
import type {Place} from '../../kit/place.js';
import {pick} from '../../locales/format.js';
import type {Words} from '../../locales/words.js';
import type {Aside} from './aside.js';
import type {Overview} from './overview.js';
import type {Room} from './rooms.js';

type PortalWords = Words<'portal'>;
type HrefTo = (place: Place) => string;

const doors = [
  {view: 'submit', icon: 'send'},
  {view: 'tickets', icon: 'clock'},
  {view: 'help', icon: 'search'},
] as const;

/** The overview: what one can do, what waits for oneself, how to reach a person. The doors are there at once; what must be read follows. */
export function homeView(
  words: PortalWords,
  load: Load<Overview>,
  hrefTo: HrefTo,
  retry: () => void,
  offered: readonly Room[],
  aside: Aside | undefined,
): TemplateResult {
  const overview = load.is === 'ready' ? load.value : undefined;
  return html`<div class="home">
    <header>
      <h2>${overview?.me ? words.say('greeting', {name: overview.me.name}) : words.say('greetingUnknown')}</h2>
      <p class="muted">${overview?.me ? words.say('question') : '\u00a0'}</p>
    </header>
    <ul class="doors">
      ${offered.map((name) => {
        const door = doors.find(({view}) => view === name);
        return (
          door &&
          html`<li>
            <a class="door" href=${hrefTo({view: door.view})}>
              ${icon(door.icon)}
              <span class="door-name">${words.say(door.view)}</span>
              <span class="small muted">${words.say(`${door.view}.hint`)}</span>
            </a>
          </li>`
        );
      })}
    </ul>
    ${aside?.suggested.view()}
    <section class="turn" aria-busy=${load.is === 'loading'}>
      <h3>${words.say('yourTurn')}</h3>
      ${
        load.is === 'loading'
          ? html`<div class="skeleton" aria-hidden="true"><div class="bone tall"></div><div class="bone tall"></div></div>`
          : yourTurn(words, load, hrefTo, retry)
      }
    </section>
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
  const row = (href: string, title: string, reference: string, why: string) =>
    html`<li>
      <a class="task" href=${href}>
        <span><span class="task-title">${title}</span><span class="small muted number">${reference}</span></span>
        <span class="badge accent">${why}</span>
        ${icon('next')}
      </a>
    </li>`;
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

function channelRow(words: PortalWords, channel: ContactChannel): TemplateResult {
  const {locale} = words;
  return html`<li>
    <span class="muted">${pick(channel.name, locale)}</span>
    <span class="number">${channelLink(channel, locale)}</span>
    ${channel.hours ? html`<span class="small muted">${pick(channel.hours, locale)}</span>` : nothing}
  </li>`;
}
