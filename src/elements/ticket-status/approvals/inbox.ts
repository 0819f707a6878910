import {html, nothing, type TemplateResult} from 'lit';
import type {TicketSummary} from '../../../contract/ticket.js';
import {addStyles} from '../../../kit/add-styles.js';
import {icon} from '../../../kit/icons.js';
import type {PartWords} from '../../../kit/part-words.js';
import type {Locale} from '../../../locales/catalogue.js';
import {dateTime, dateWith, dayOf, timeOfDay} from '../../../locales/times.js';
import type {Words} from '../../../locales/words.js';
import {laterWords} from '../later-words.js';
import type {OpenTicket} from '../open-ticket.js';
import type {Parts} from '../parts.js';
import type {TicketList} from '../ticket-list.js';
import {inboxStyles} from './inbox.styles.js';

/** Until when it can be decided, as the sheet says it: by its last day where that ends with the reader's, else by the time. */
function untilText(words: Words<'ticket-approvals'>, until: string): string {
  const {locale} = words;
  if (dateWith(timeOfDay, until, locale) !== '00:00') return words.say('waits.until', {time: dateTime(until, locale)});
  return words.say('waits.through', {day: dayOf(new Date(Date.parse(until) - 1).toISOString(), locale)});
}

/**
 * What waits for the reader's word, in one place above the rows: read with each reading of the list that has such, and nobody misses it where it cannot be had. It
 * is as high with one as with ten, so that the list can keep its room.
 */
export class Inbox {
  #items: readonly TicketSummary[] = [];
  #me: string | undefined;
  /** Ids in the order in which they came: none takes over the row of another, not even while one is being clicked. */
  #places: string[] = [];
  /** The reading of the list that it goes with, and whether what waits was read with one. */
  #with: unknown;
  #known = false;
  /** Whether all of it stands one below the other, not only what fits into one row. */
  #whole = false;

  private constructor(
    private readonly parts: Parts,
    private readonly shown: OpenTicket,
    private readonly list: TicketList,
    private readonly words: PartWords<'ticket-approvals'>,
  ) {}

  /** `shown`: the request that was opened last. */
  static async open(parts: Parts, shown: OpenTicket, list: TicketList): Promise<Inbox> {
    const words = await laterWords(parts, 'ticket-approvals');
    addStyles(parts.host, inboxStyles);
    return new Inbox(parts, shown, list, words);
  }

  /**
   * Missing until it is known.
   * @csspart waits - What waits for the reader’s word, above the list.
   */
  view(locale: Locale): TemplateResult | typeof nothing | undefined {
    const words = this.words.in(locale);
    const list = this.list.loader.value;
    if (list && list !== this.#with) {
      this.#with = list;
      void this.#read();
    }
    // What was just decided goes at once: nothing moves under the pointer when the next reading comes.
    const {ticket} = this.shown.opened ?? {};
    const items = this.#items.filter(({id}) => id !== ticket?.id || ticket.awaits?.length);
    if (!words || !this.#known) return undefined;
    if (!items.length) return nothing;
    return html`<section class="notice waits ${this.#whole ? 'whole' : ''}" part="waits" aria-labelledby="waits-title">
      ${icon('clock')}
      <div>
        <div class="waits-head">
          <h3 id="waits-title">${words.say('waits.title', {count: items.length})}</h3>
          ${
            items.length > 1
              ? html`<button class="button plain waits-all" type="button" aria-expanded=${this.#whole} aria-controls="waits-all" @click=${this.#unfold}>
                  ${words.say(this.#whole ? 'waits.less' : 'waits.all')}
                </button>`
              : nothing
          }
        </div>
        <ul id="waits-all">
          ${this.#places.map((place) => {
            const item = items.find(({id}) => id === place);
            if (!item) return nothing;
            const {id, title, requester, awaits = []} = item;
            const until = awaits.find((one) => one.until)?.until;
            return html`<li>
              <a href=${this.parts.hrefTo({view: 'ticket', id})} @click=${() => this.parts.answering()?.asked.seek(id, awaits)} dir="auto">${title}</a>
              <span class="small muted">
                ${awaits.map(({kind}) => this.parts.find(`asks.${kind}`, {}) ?? kind).join(' · ')}
                ${until ? `· ${untilText(words, until)}` : nothing}
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
    this.#known = this.#whole = false;
  }

  readonly #unfold = (): void => {
    this.#whole = !this.#whole;
    this.parts.host.requestUpdate();
  };

  async #read(): Promise<void> {
    const reading = this.#with;
    try {
      const desk = await this.parts.desk();
      const none = this.list.loader.value?.counts?.awaits === 0;
      const asked = none ? {items: []} : desk.tickets({awaits: 'approval'});
      const [{soundAwaits}, {items}, me] = await Promise.all([desk.checks(), asked, this.parts.me()]);
      if (reading !== this.#with) return;
      // A backend that does not know the question answers with the whole list.
      this.#items = items.filter((item) => soundAwaits(item) && item.awaits?.length);
      this.#places = [...new Set([...this.#places, ...this.#items.map(({id}) => id)])];
      this.#me = me;
    } catch {
      // What stood there stays; the list says what keeps it away.
    }
    this.#known = true;
    this.parts.host.requestUpdate();
  }
}
