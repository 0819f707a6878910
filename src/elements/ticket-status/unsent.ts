import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {joined} from './joined.js';
import type {Parts, StatusWords} from './parts.js';

/** What concerns requests; ratings wait elsewhere. */
const routes: readonly OutboxEntry['route'][] = ['submitTicket', 'postMessage', 'actOnTicket'];

/** Refused for good: nothing but a person's decision moves it any more. */
export function isFinal({problem}: OutboxEntry): boolean {
  return problem !== undefined && !problem.retryable && problem.code !== 'unauthenticated';
}

/** What waits on this device to be sent: shown as waiting, never as sent, with a way to try now and one to give up. */
export class Unsent {
  entries: readonly OutboxEntry[] = [];
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
    return html`<section class="unsent" part="unsent" aria-labelledby="unsent-title">
      <h3 id="unsent-title">${words.say('unsent.title')}</h3>
      <ul class="stack">
        ${repeat(
          this.entries,
          ({key}) => key,
          (entry) =>
            html`<li class="unsent-entry">
              <p dir="auto">
                <span class="badge">${kind(words, entry)}</span> ${entry.label}
              </p>
              ${this.standing(words, entry)}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** How it stands with one entry, and what can be done. */
  standing(words: StatusWords, entry: OutboxEntry): TemplateResult {
    if (entry.sending) return html`<p class="small muted">${icon('clock')} ${words.say('unsent.sending')}</p>`;
    const {problem} = entry;
    const reason = problem ? problemSentence(words, problem) : '';
    const said = isFinal(entry)
      ? words.say('unsent.refused', {reason})
      : joined(words, [reason, words.say(entry.kept ? 'waiting.kept' : 'waiting.unkept')]);
    return html`<p class="small muted">${icon(isFinal(entry) ? 'alert' : 'hourglass')} ${said}</p>
      <div class="row">${this.#asked === entry.key ? this.#askFirst(words, entry) : this.#choices(words, entry)}</div>`;
  }

  #choices(words: StatusWords, {key, label}: OutboxEntry): TemplateResult {
    const [now, never] = [words.say('waiting.retry'), words.say('discard')];
    return html`<button class="button" type="button" aria-label="${now} ${label}" @click=${() => this.#retry(key)}>${now}</button>
      <button class="button plain" type="button" aria-label="${never} ${label}" @click=${(event: Event) => this.#ask(key, event)}>
        ${never}
      </button>`;
  }

  #askFirst(words: StatusWords, {key, label}: OutboxEntry): TemplateResult {
    const sure = words.say('unsent.sure');
    return html`<span class="small">${words.say('unsent.ask')}</span>
      <button class="button keep" type="button" @click=${(event: Event) => this.#ask(undefined, event)}>${words.say('unsent.keep')}</button>
      <button class="button plain" type="button" aria-label="${sure} ${label}" @click=${() => this.#discard(key)}>${sure}</button>`;
  }

  /** The buttons change places with the question; the focus stays on the harmless one. */
  async #ask(key: string | undefined, event: Event): Promise<void> {
    const row = (event.currentTarget as HTMLElement).parentElement;
    this.#asked = key;
    this.parts.host.requestUpdate();
    await this.parts.host.updateComplete;
    row?.querySelector<HTMLElement>(key ? '.keep' : '.button')?.focus();
  }

  async #retry(key: string): Promise<void> {
    this.parts.stir();
    await (await this.parts.desk()).retry(key);
  }

  async #discard(key: string): Promise<void> {
    this.#asked = undefined;
    await (await this.parts.desk()).discard(key);
  }
}

function kind(words: StatusWords, {route, body}: OutboxEntry): string {
  return words.find(`unsent.${String(body['action'] ?? route)}`) ?? route;
}
