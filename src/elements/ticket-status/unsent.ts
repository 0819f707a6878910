import {html, nothing, type TemplateResult} from 'lit';
import type {OutboxEntry} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {isStuck, waitingSentence} from '../../kit/waiting-sentence.js';
import {drawings} from './state-words.js';
import {joined, type AnswerWords, type Parts} from './parts.js';

/** What waits on this device to be sent: shown as waiting, never as sent, with a way to try now and one to give up. */
export class Unsent {
  /** In the order they came, also those that have gone: each keeps its place on the page, and with it the focus. */
  #places: readonly string[] = [];
  /** Key of the entry whose giving up is being asked about. */
  #asked: string | undefined;

  constructor(private readonly parts: Parts) {}

  of(ticket: string, route: OutboxEntry['route']): OutboxEntry[] {
    return this.parts.waiting().filter((entry) => entry.route === route && entry.params['ticket'] === ticket);
  }

  /** Steps of these names, as the contract has them. */
  steps(ticket: string, actions: readonly string[]): OutboxEntry[] {
    return this.of(ticket, 'actOnTicket').filter(({body}) => actions.some((one) => one === body['action']));
  }

  /**
   * Above the list: everything that waits.
   * @csspart unsent - What waits on this device to be sent, above the list.
   */
  list(words: AnswerWords): TemplateResult {
    const entries = this.parts.waiting();
    this.#places = [...new Set([...this.#places, ...entries.map(({key}) => key)])];
    return html`<section class="notice warn unsent" part="unsent" aria-labelledby="unsent-title">
      ${icon('send')}
      <div class="stack">
        <h3 id="unsent-title">${words.say('unsent.title')}</h3>
        ${this.#places.map((place) => {
          const entry = entries.find(({key}) => key === place);
          return entry ? html`<div class="stack waiting">${this.entry(words, entry, entry.label)}</div>` : nothing;
        })}
      </div>
    </section>`;
  }

  /** At the end of its thread: a reply. */
  message(words: AnswerWords, entry: OutboxEntry): TemplateResult {
    return html`<li class="stack message own waiting" part="message waiting">
      <p class="small"><b>${words.say('waiting.you')}</b></p>
      ${said(entry)} ${this.#standing(words, entry)}
    </li>`;
  }

  /**
   * Where it was taken: a step.
   * @csspart waiting - A reply or a step that waits on this device to be sent.
   */
  step(words: AnswerWords, entry: OutboxEntry): TemplateResult {
    return html`<div class="stack waiting" part="waiting">${this.entry(words, entry, '')}</div>`;
  }

  /** What it is, what it says, how it stands. `label`: what it is about, where that is not plain. */
  entry(words: AnswerWords, entry: OutboxEntry, label: string): TemplateResult {
    const {route, body} = entry;
    // A reply's label is its own beginning.
    const about = route === 'postMessage' ? '' : label;
    return html`<p dir="auto"><span class="badge">${words.find(`unsent.${String(body['action'] ?? route)}`)}</span> ${about}</p>
      ${said(entry)} ${this.#standing(words, entry)}`;
  }

  /** How it stands with one entry, and what can be done. */
  #standing(words: AnswerWords, entry: OutboxEntry): TemplateResult {
    const {key, label, problem, sending} = entry;
    if (sending) return html`<p class="small muted">${icon('clock')} ${words.say('sending')}</p>`;
    const reason = problem && problem.code !== 'gone' ? [problemSentence(words, problem)] : [];
    const button = (kind: string, text: string, click: (event: Event) => void) =>
      html`<button class="button ${kind}" type="button" aria-label="${text} ${label}" @click=${click}>${text}</button>`;
    return html`<p class="small muted">
        ${icon(isStuck(entry) ? 'alert' : 'hourglass', drawings)}
        ${joined(words, [...reason, waitingSentence(words, entry)])}
      </p>
      <div class="row">
        ${
          this.#asked === key
            ? html`<span class="small">${words.say('unsent.ask')}</span> ${button('', words.say('unsent.keep'), (event) => this.#ask('', event))}
                ${button('plain', words.say('unsent.sure'), () => this.#discard(key))}`
            : html`${button('', words.say('waiting.retry'), () => this.#retry(key))}
              ${button('plain', words.say('discard'), (event) => this.#ask(key, event))}`
        }
      </div>`;
  }

  /** The buttons change places with the question; the focus stays on the harmless one, which is the first of either. */
  async #ask(key: string, event: Event): Promise<void> {
    const row = (event.currentTarget as HTMLElement).parentElement!;
    this.#asked = key;
    this.parts.host.requestUpdate();
    await this.parts.host.updateComplete;
    row.querySelector('button')?.focus();
  }

  async #retry(key: string): Promise<void> {
    this.parts.stir();
    await (await this.parts.desk()).retry(key);
  }

  async #discard(key: string): Promise<void> {
    await (await this.parts.desk()).discard(key);
  }
}

/** The customer's own words and files in it, whole. */
function said({body, files}: OutboxEntry): TemplateResult {
  const text = [body['text'], body['reason'], body['wish'], body['note']].filter(Boolean).join('\n');
  return html`${text ? html`<p class="text" dir="auto">${text}</p>` : nothing}
  ${files.map(({name}) => html`<p class="small muted"><bdi>${name}</bdi></p>`)}`;
}
