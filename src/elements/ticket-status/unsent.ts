import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {isStuck, waitingSentence} from '../../kit/waiting-sentence.js';
import {joined, type Parts, type StatusWords} from './parts.js';

/** What concerns requests; ratings wait elsewhere. */
const routes: readonly OutboxEntry['route'][] = ['submitTicket', 'postMessage', 'actOnTicket'];

/** What waits on this device to be sent: shown as waiting, never as sent, with a way to try now and one to give up. */
export class Unsent {
  entries: readonly OutboxEntry[] = [];
  /** Key of the entry whose giving up is being asked about. */
  #asked: string | undefined;

  constructor(private readonly parts: Parts) {}

  show(entries: readonly OutboxEntry[]): void {
    this.entries = entries.filter(({route}) => routes.includes(route));
    this.parts.host.requestUpdate();
  }

  of(ticket: string, route: OutboxEntry['route']): OutboxEntry[] {
    return this.entries.filter((entry) => entry.route === route && entry.params['ticket'] === ticket);
  }

  /** Above the list: everything that waits. */
  list(words: StatusWords): TemplateResult | typeof nothing {
    if (!this.entries.length) return nothing;
    return html`<section class="notice warn unsent" part="unsent" aria-labelledby="unsent-title">
      ${icon('send')}
<div class="stack">
<h3 id="unsent-title">${words.say('unsent.title')}</h3>
      ${repeat(
        this.entries,
        ({key}) => key,
        (entry) =>
          html`<div class="stack waiting">
            <p dir="auto"><span class="badge">${words.find(`unsent.${String(entry.body['action'] ?? entry.route)}`)}</span> ${entry.label}</p>
            ${this.standing(words, entry)}
          </div>`,
      )}
    </div>
</section>`;
  }

  /** How it stands with one entry, and what can be done. */
  standing(words: StatusWords, entry: OutboxEntry): TemplateResult {
    const {key, label, problem, sending} = entry;
    if (sending) return html`<p class="small muted">${icon('clock')} ${words.say('sending')}</p>`;
    const reason = problem && problem.code !== 'gone' ? [problemSentence(words, problem)] : [];
    const button = (kind: string, said: string, click: (event: Event) => void) =>
      html`<button class="button ${kind}" type="button" aria-label="${said} ${label}" @click=${click}>${said}</button>`;
    return html`<p class="small muted">
        ${icon(isStuck(entry) ? 'alert' : 'hourglass')}
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
