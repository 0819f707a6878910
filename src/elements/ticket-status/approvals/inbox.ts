import {html, nothing, type TemplateResult} from 'lit';
import type {TicketSummary} from '../../../contract/ticket.js';
import {icon} from '../../../kit/icons.js';
import type {PartWords} from '../../../kit/part-words.js';
import type {Locale} from '../../../locales/catalogue.js';
import {dateTime} from '../../../locales/times.js';
import {laterWords} from '../later-words.js';
import type {OpenTicket} from '../open-ticket.js';
import type {Parts} from '../parts.js';

/** What waits for the reader's word, in one place above the list: read with each reading of the list, and nobody misses it where it cannot be had. */
export class Inbox {
  #items: readonly TicketSummary[] = [];
  #me: string | undefined;
  /** Ids in the order in which they came: none takes over the row of another, not even while one is being clicked. */
  #places: string[] = [];
  /** The reading of the list that it goes with. */
  #with: unknown;

  private constructor(
    private readonly parts: Parts,
    private readonly shown: OpenTicket,
    private readonly words: PartWords<'ticket-approvals'>,
  ) {}

  /** `shown`: the request that was opened last. */
  static async open(parts: Parts, shown: OpenTicket): Promise<Inbox> {
    return new Inbox(parts, shown, await laterWords(parts, 'ticket-approvals'));
  }

  view(locale: Locale): TemplateResult | typeof nothing {
    const words = this.words.in(locale);
    const list = this.parts.loader().value;
    if (list && list !== this.#with) {
      this.#with = list;
      void this.#read();
    }
    // What was just decided goes at once: nothing moves under the pointer when the next reading comes.
    const {ticket} = this.shown.opened ?? {};
    const items = this.#items.filter(({id}) => id !== ticket?.id || ticket.awaits?.length);
    if (!words || !items.length) return nothing;
    return html`<section class="notice waits" part="waits" aria-labelledby="waits-title">
      ${icon('check')}
      <div>
        <h3 id="waits-title">${words.say('waits.title', {count: items.length})}</h3>
        <ul>
          ${this.#places.map((place) => {
            const item = items.find(({id}) => id === place);
            if (!item) return nothing;
            const {id, title, requester, awaits = []} = item;
            const until = awaits.find((one) => one.until)?.until;
            return html`<li>
              <a href=${this.parts.hrefTo({view: 'ticket', id})} @click=${() => this.parts.answering()?.asked.seek(id, awaits)} dir="auto">${title}</a>
              <span class="small muted">
                ${awaits.map(({kind}) => this.parts.find(`asks.${kind}`, {}) ?? kind).join(' · ')}
                ${until ? words.say('waits.until', {time: dateTime(until, words.locale)}) : nothing}
                ${this.#me && requester.id !== this.#me ? html`· <bdi>${requester.name}</bdi>` : nothing}
              </span>
            </li>`;
          })}
        </ul>
      </div>
    </section>`;
  }

  /** Another person is here. */
  forget(): void {
    this.#items = [];
    this.#places = [];
    this.#with = this.#me = undefined;
  }

  async #read(): Promise<void> {
    const reading = this.#with;
    try {
      const desk = await this.parts.desk();
      const [{soundAwaits}, {items}, me] = await Promise.all([desk.checks(), desk.tickets({awaits: 'approval'}), this.parts.me()]);
      if (reading !== this.#with) return;
      // A backend that does not know the question answers with the whole list.
      this.#items = items.filter((item) => soundAwaits(item) && item.awaits?.length);
      this.#places = [...new Set([...this.#places, ...this.#items.map(({id}) => id)])];
      this.#me = me;
      this.parts.host.requestUpdate();
    } catch {
      // What stood there stays; the list says what keeps it away.
    }
  }
}
