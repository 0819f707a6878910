import {html, nothing, type TemplateResult} from 'lit';
import type {TicketSummary} from '../../contract/ticket.js';
import {timeAgo} from '../../locales/progress-times.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';
import {timeView} from './small-views.js';
import {stateBadge} from './state-words.js';

/** As many as help; a longer list is the archive's work. */
const most = 3;

/** Earlier requests like the one that is read: asked for once each, and nobody misses them where they cannot be had. */
export class Earlier {
  #of = '';
  #found: readonly TicketSummary[] = [];

  constructor(private readonly parts: Parts) {}

  /** @csspart earlier - Earlier requests like this one. */
  view(words: AnswerWords, {ticket: {id}, own, settings}: Opened): TemplateResult | typeof nothing {
    if (own && id !== this.#of) void this.#look(id);
    if (!own || id !== this.#of || !this.#found.length) return nothing;
    return html`<section class="stack earlier" part="earlier" aria-labelledby="earlier-title">
      <h3 class="small" id="earlier-title">${words.say('earlier.title')}</h3>
      <ul class="stack">
        ${this.#found.map(
          (one) =>
            html`<li>
              <a href=${this.parts.hrefTo({view: 'ticket', id: one.id})} dir="auto">${one.title}</a>
              <p class="row small muted">
                ${stateBadge(this.parts, one, settings, own)} <span class="number">${one.reference}</span>
                ${timeView(words, one.updatedAt, timeAgo(one.updatedAt, words))}
              </p>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** Another person is here. */
  forget(): void {
    this.#of = '';
    this.#found = [];
  }

  async #look(id: string): Promise<void> {
    this.#of = id;
    const none: readonly TicketSummary[] = (this.#found = []);
    try {
      const {items} = await (await this.parts.desk()).tickets({like: id, limit: most});
      // Whoever is here meanwhile, or reads another, has begun anew.
      if (this.#found === none) this.#found = items;
    } catch {
      return;
    }
    this.parts.host.requestUpdate();
  }
}
