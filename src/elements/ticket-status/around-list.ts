import {html, nothing, type TemplateResult} from 'lit';
import {OnDemand} from '../../kit/on-demand.js';
import type {Inbox} from './approvals/inbox.js';
import {emptyListView, isLinkOver, linkOverView, signInView} from './empty-views.js';
import {GuestLookup} from './guest-lookup.js';
import {ListFilters} from './list-filters.js';
import type {OpenTicket} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';
import type {TicketList} from './ticket-list.js';

/** What stands around the rows of the list: what narrows it, what waits for the reader's word, and what is there instead where there are no rows. */
export class AroundList {
  readonly guest: GuestLookup;
  readonly #filters: ListFilters;
  readonly #inbox: OnDemand<Inbox>;

  constructor(
    private readonly parts: Parts,
    open: OpenTicket,
    private readonly list: TicketList,
    private readonly words: () => AnswerWords | undefined,
  ) {
    this.guest = new GuestLookup(parts);
    this.#filters = new ListFilters(parts, list, words);
    this.#inbox = new OnDemand(parts.host, async () => (await import('./approvals/inbox.js')).Inbox.open(parts, open, list));
  }

  /** Another person is here. */
  forget(): void {
    for (const part of [this.guest, this.#filters, this.#inbox.loaded]) part?.forget();
  }

  /** Above the rows: what narrows them. */
  filters(): TemplateResult | typeof nothing {
    return this.#view((words) => this.#filters.view(words));
  }

  /** Under that: what waits for the reader's word; missing until that is known. */
  waits(): TemplateResult | typeof nothing | undefined {
    const locale = this.words()?.locale;
    return locale && (this.#inbox.part?.view(locale) ?? (this.#inbox.problem && nothing));
  }

  empty(): TemplateResult | typeof nothing {
    return this.#view((words) => emptyListView(words, this.#filters, this.list, this.parts));
  }

  signIn(retry: () => void): TemplateResult | typeof nothing {
    return this.#view((words) => {
      const [guest, signIn] = [this.guest.view(words), signInView(words, retry)];
      // Whoever came by a link that opens nothing reads that first, and then what does.
      return isLinkOver() ? html`${linkOverView(words)} ${guest} ${signIn}` : html`${signIn} ${guest}`;
    });
  }

  #view(draw: (words: AnswerWords) => TemplateResult | typeof nothing): TemplateResult | typeof nothing {
    const words = this.words();
    return words ? draw(words) : nothing;
  }
}
