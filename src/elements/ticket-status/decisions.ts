import {html, nothing, type TemplateResult} from 'lit';
import type {Ticket} from '../../contract/ticket.js';
import {OnDemand} from '../../kit/on-demand.js';
import type {Access} from './access/access.js';
import type {Approvals} from './approvals/approvals.js';
import {lateView} from './late-view.js';
import type {Opened, OpenTicket} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';
import type {Colleagues} from './people/colleagues.js';
import type {Share} from './people/share.js';
import type {Unsent} from './unsent.js';
import type {Visits} from './visits/visits.js';

/** One of them, as it is drawn on a request. */
type Kind = Approvals | Access | Visits;

/** What the team asks the customer to decide, and whom he lets read along; each kind loaded with the first request that has it. */
export class Decisions {
  readonly #approvals: OnDemand<Approvals>;
  readonly #access: OnDemand<Access>;
  readonly #visits: OnDemand<Visits>;
  readonly #colleagues: OnDemand<Colleagues>;
  readonly #share: OnDemand<Share>;
  readonly #host: Parts['host'];
  /** The requests whose links, and whose people, are looked at: only then are they read. */
  #shares = '';
  #peopled = '';

  constructor(parts: Parts, open: OpenTicket, unsent: Unsent, words: () => AnswerWords | undefined) {
    this.#host = parts.host;
    this.#approvals = new OnDemand(parts.host, async () => {
      const {Approvals} = await import('./approvals/approvals.js');
      return Approvals.open(parts, open, unsent, words);
    });
    this.#access = new OnDemand(parts.host, async () => {
      const {Access} = await import('./access/access.js');
      return Access.open(parts, open, unsent, words);
    });
    this.#visits = new OnDemand(parts.host, async () => {
      const {Visits} = await import('./visits/visits.js');
      return Visits.open(parts, open, unsent, words);
    });
    this.#colleagues = new OnDemand(parts.host, async () => {
      const {Colleagues} = await import('./people/colleagues.js');
      return Colleagues.open(parts, open, unsent, words);
    });
    this.#share = new OnDemand(parts.host, async () => (await import('./people/share.js')).Share.open(parts));
  }

  /** Whether a reason or the like is being written: then nothing else is. */
  get explaining(): boolean {
    return Boolean(this.#approvals.loaded?.explaining || this.#access.loaded?.writing || this.#visits.loaded?.explaining);
  }

  /** Another person is here. */
  forget(): void {
    this.#approvals.loaded?.forget();
    this.#access.loaded?.forget();
    this.#visits.loaded?.forget();
    this.#share.loaded?.forget();
    this.#colleagues.loaded?.forget();
  }

  /** Settles once each kind that a request has is there, or could not be had. */
  async whole(ticket: Ticket): Promise<void> {
    await Promise.all(this.#kinds(ticket).map((kind) => kind.load()));
  }

  approvals(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    return this.#view(this.#approvals, words, opened);
  }

  access(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    return this.#view(this.#access, words, opened);
  }

  visits(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    return this.#view(this.#visits, words, opened);
  }

  people(words: AnswerWords, opened: Opened): TemplateResult {
    return html`${this.colleagues(words, opened)} ${opened.ticket.allowedActions.includes('leave') ? nothing : this.sharing(words, opened)}`;
  }

  /**
   * Colleagues who were brought in, by name; who else may be, once it is wanted.
   * @csspart colleagues - Who was brought in, folded.
   */
  colleagues(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    const {ticket} = opened;
    const {cc = [], allowedActions} = ticket;
    if (!cc.length && !allowedActions.includes('bring-in')) return nothing;
    const unfold = async (event: Event) => {
      this.#peopled = (event.target as HTMLDetailsElement).open ? ticket.id : '';
      this.#host.requestUpdate();
      if (!this.#peopled) return;
      await this.#colleagues.load();
      if (this.#peopled === ticket.id) this.#colleagues.loaded?.read(ticket);
    };
    const {loaded, problem} = this.#colleagues;
    return html`<details class="share" part="colleagues" ?open=${this.#peopled === ticket.id} @toggle=${unfold}>
      <summary>${words.say('people.do')}${cc.length ? html` <span class="muted" dir="auto">${cc.map(({person}) => person.name).join(' · ')}</span>` : nothing}</summary>
      ${(this.#peopled === ticket.id ? loaded : undefined)?.view(words, opened) ?? (problem ? lateView(words, this.#colleagues) : nothing)}
    </details>`;
  }

  #kinds({visits, change, proposals, grants}: Ticket): OnDemand<Kind>[] {
    return [
      ...(visits?.length ? [this.#visits] : []),
      ...(change || proposals ? [this.#approvals] : []),
      ...(grants ? [this.#access] : []),
    ];
  }

  #view(kind: OnDemand<Kind>, words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    if (!this.#kinds(opened.ticket).includes(kind)) return nothing;
    return kind.part?.view(words, opened) ?? lateView(words, kind);
  }

  /**
   * Links for somebody without an account, once they are wanted.
   * @csspart share - Links for somebody without an account, folded.
   */
  sharing(words: AnswerWords, {ticket}: Opened): TemplateResult {
    const unfold = (event: Event) => {
      this.#shares = (event.target as HTMLDetailsElement).open ? ticket.id : '';
      this.#host.requestUpdate();
      if (this.#shares) void this.#share.load();
    };
    const {loaded, problem} = this.#share;
    return html`<details class="share" part="share" ?open=${this.#shares === ticket.id} @toggle=${unfold}>
      <summary>${words.say('share.do')}</summary>
      ${(this.#shares === ticket.id ? loaded : undefined)?.view(words.locale, ticket.id) ?? (problem ? lateView(words, this.#share) : nothing)}
    </details>`;
  }
}
