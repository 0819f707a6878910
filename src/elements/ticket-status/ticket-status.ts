import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {DeskChange, OutboxEntry} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import {emit} from '../../kit/events.js';
import {icon} from '../../kit/icons.js';
import {OnDemand} from '../../kit/on-demand.js';
import type {Place} from '../../kit/place.js';
import {problemView} from '../../kit/problem-view.js';
import {property} from '../../kit/reactive.js';
import {skeleton} from '../../kit/skeleton.js';
import type {Answering} from './answering.js';
import {listView} from './list-view.js';
import {OpenTicket, type Opened} from './open-ticket.js';
import type {Parts, StatusWords} from './parts.js';
import {lapseView, refusedView} from './refused-view.js';
import {phaseOf, type Phase} from './phase.js';
import {requestView} from './request-view.js';
import {threadStep, threadView} from './thread.js';
import {TicketList} from './ticket-list.js';
import {listStyles} from './list.styles.js';
import {ticketStyles} from './ticket.styles.js';
import {solutionView, ticketHead} from './ticket-view.js';

/** Ms that a request waits at most for the parts it names, so that none pushes away what is being read. */
const patience = 3_000;

/**
 * Shows a customer's requests and where each stands: whose turn it is, what happened, what comes next. Messages are read and written here, a
 * solution is confirmed or sent back, a request cancelled or reopened; lists and requests can be taken along. Whoever is not signed in opens one
 * request by a mailed code. Without attributes it follows the page's `#aftercare=tickets` and `#aftercare=ticket/<id>`.
 * @tag aftercare-ticket-status
 * @csspart ticket - One request, all of it.
 * @csspart lapse - The line that what is shown may be old.
 * @fires aftercare-ticket-changed - A request's state is another than the one shown before.
 * @fires aftercare-clock-changed - A promise of the request that is shown stands otherwise than before.
 * @fires aftercare-reply-sent - A reply was taken, by the backend or (`queued`) by this device.
 */
export class TicketStatusElement extends AftercareElement<'ticket-status'> {
  static override styles = [...AftercareElement.styles, listStyles, ticketStyles];

  /** Id of the one request to show. */
  @property() ticket = '';
  /** Reference of the one request to show, as people read it out: `AC-7K3P-0001`. */
  @property() reference = '';
  /** Whose requests the list shows: the reader's own, or all of his organisation (for its managers). */
  @property() scope: 'mine' | 'organisation' = 'mine';
  /** The list without filters and search, for a small place on a page. */
  @property({type: Boolean}) compact = false;

  protected readonly catalogue = 'ticket-status';
  #phase: Phase = {is: 'list'};
  #place: Place | undefined;
  #stale = true;
  /** Whether the list was read for the person who is here now, and names nothing that is gone since. */
  #listed = false;
  /** How much of one request is unrolled. */
  #shown = threadStep;
  /** Where the focus goes once that is drawn: the row of this id, where there is none the heading. */
  #focus: string | undefined;
  #followed = false;
  /** The row that has the focus: a look for news may give its place to another. */
  #held: string | undefined;
  /** Code of the problem that the page was told last. */
  #told: string | undefined;
  readonly #states = new Map<string, string>();

  readonly #parts: Parts = {
    host: this,
    link: () => this.link,
    desk: () => this.desk(),
    words: () => this.words,
    me: () => (this.#me ??= this.#readMe()),
    waiting: () => this.#waiting,
    find: (...asked) => this.words!.find(...asked) ?? this.#later.loaded?.find(...asked),
    answering: () => this.#later.loaded,
    drawn: (draw, room) => {
      const answering = room ? this.#later.loaded : this.#later.part;
      const {problem} = this.#later;
      return answering
        ? draw(answering)
        : problem
          ? problemView(this.words!, problem, {retry: () => void this.#later.load()})
          : room
            ? html`<div class="room"></div>`
            : skeleton(this.words!.say('loading'), ['block']);
    },
    later: (use) => void this.#later.load().then(() => this.#later.loaded && use?.(this.#later.loaded)),
    whole: (read) => {
      const all = this.#later.load().then(() => this.#later.loaded?.whole(read));
      return Promise.race([all, new Promise<void>((late) => void setTimeout(late, patience))]);
    },
    loader: () => this.#loader,
    again: () => {
      this.#told = undefined;
      void this.#loader.refresh();
    },
    announce: (text) => this.announce(text),
    hrefTo: (place) => this.hrefTo(place),
    whereabouts: () => this.whereabouts,
    saw: ({id, state}) => {
      const from = this.#states.get(id);
      this.#states.set(id, state);
      if (from !== undefined && from !== state) emit(this, 'aftercare-ticket-changed', {id, from, to: state});
    },
    gone: () => (this.#listed = false),
    moved: (place) => {
      this.#place = place;
      this.requestUpdate();
    },
    stir: () => this.#later.loaded?.hurry(),
    unroll: async () => {
      this.#shown = Infinity;
      this.requestUpdate();
      await this.updateComplete;
    },
    focus: async (selector) => {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
    },
  };
  readonly #list = new TicketList(this.#parts);
  readonly #open = new OpenTicket(this.#parts);
  /** Narrowing the list, replying, answering a solution, what waits to be sent, looking for news. */
  readonly #later = new OnDemand<Answering>(this, async () => {
    const {Answering} = await import('./answering.js');
    return Answering.open(this.#parts, this.#open, this.#list);
  });
  #me: Promise<string | undefined> | undefined;
  /** The one request that a guest sees. */
  #guest: string | undefined;
  #waiting: readonly OutboxEntry[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const {signal} = this.stay;
    const {whereabouts} = this;
    this.#place = whereabouts.place;
    whereabouts.watch(this.#parts.moved, signal);
    // Until the part that looks for news is here.
    addEventListener('online', () => this.#later.loaded || void this.#loader.refresh(), {signal});
  }

  protected override deskChanged(): void {
    this.#stale = true;
    this.#listed = false;
    this.#states.clear();
    this.#me = this.#guest = undefined;
    this.#later.loaded?.turnTo('');
    this.requestUpdate();
  }

  protected override heard(change: DeskChange): void {
    if (change.is === 'outbox') this.#show(change.entries);
    if (change.is === 'ticket') {
      if (change.ticket) this.#open.accept(change.ticket);
      if (!change.ticket || this.#phase.is === 'list') {
        this.#parts.stir();
        void this.#loader.refresh();
      }
    }
    if ('entry' in change || change.is === 'news') this.#parts.later((answering) => answering.heard(change));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#held = this.#focusedRow;
    this.#follow();
    const {opened} = this.#open;
    if (this.#phase.is !== 'list' && opened) this.#later.loaded?.turnTo(opened.ticket.id);
  }

  protected override content(words: StatusWords): TemplateResult {
    const phase = this.#phase;
    if (phase.is === 'list')
      return listView(words, this.#list, {
        parts: this.#parts,
        above: this.#waiting.length ? this.#parts.drawn((answering) => answering.unsent()) : nothing,
        compact: this.compact,
        follow: this.#clicked,
      });
    // The heading stands from the start and keeps the focus: its text is known from the list before the request is there.
    const known = phase.is === 'ticket' && this.#listed ? this.#list.loader.value?.items.find(({id}) => id === phase.id) : undefined;
    return html`<article class="stack ticket" part="ticket" aria-labelledby="ticket-title">
      ${this.#backView(words)}
      <h2 id="ticket-title" tabindex="-1" dir="auto">${(this.#open.opened?.ticket ?? known)?.title ?? words.say('ticket.untitled')}</h2>
      ${this.#ticketView(words)}
    </article>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const {state} = this.#loader;
    if (state.is === 'loading') {
      if (this.#phase.is === 'list') return;
    } else {
      // A read that goes on failing is told the page once.
      const problem = state.is === 'failed' ? state.problem : state.is === 'ready' ? state.lapse : undefined;
      if (problem && problem.code !== this.#told) this.refused(problem);
      this.#told = problem?.code;
    }
    this.#loadAnswering();
    if (this.#held !== this.#focusedRow) this.#focus ??= this.#held;
    if (this.#focus === undefined || !this.words) return;
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(this.#focus)}"]`);
    (row ?? this.renderRoot.querySelector('h2'))?.focus();
    this.#focus = undefined;
  }

  get #focusedRow(): string | undefined {
    return (this.shadowRoot?.activeElement as HTMLElement | null | undefined)?.dataset['id'];
  }

  /** With a request it comes before it is drawn. Beside the list at once where something waits, else when the page has nothing to do. */
  #loadAnswering(): void {
    const {is} = this.#loader.state;
    if (!this.words || is === 'idle' || is === 'loading') return;
    if ((is === 'failed' || this.#waiting.length) && !this.#later.problem) void this.#later.load();
    else if (this.#phase.is === 'list') this.#later.ahead();
  }

  get #loader() {
    return (this.#phase.is === 'list' ? this.#list : this.#open).loader;
  }

  #ticketView(words: StatusWords): TemplateResult | typeof nothing {
    const {state} = this.#open.loader;
    if (state.is === 'failed') return refusedView(words, this.#parts, state.problem);
    if (state.is !== 'ready') return skeleton(words.say('loading'), ['half', 'tall', 'block', '', 'half', 'block']);
    return state.value
      ? html`${lapseView(this.#parts, state.lapse)} ${this.#openedView(words, state.value)}`
      : this.#parts.drawn((answering) => answering.missing());
  }

  #openedView(words: StatusWords, opened: Opened): TemplateResult {
    const answering = this.#later.loaded;
    const parts = this.#parts;
    const earlier = () => {
      this.#shown += threadStep;
      this.requestUpdate();
    };
    // What is asked of the reader, then the talk; what was promised to him is told in the head, and whole behind both.
    const asked = html`${solutionView(words, opened, answering?.solution(opened) ?? nothing)} ${answering?.asks(opened)}`;
    return html`${ticketHead(words, opened, parts, asked)}
    ${requestView(words, opened, parts)}
    ${threadView(words, opened, {parts, waiting: answering?.waiting(opened) ?? [], shown: this.#shown, earlier})}
    ${parts.drawn((it) => it.foot(opened))}`;
  }

  /** A page that shows just one request has no list to go back to. */
  #backView(words: StatusWords): TemplateResult | typeof nothing {
    if (this.#guest) return this.#later.loaded?.guestOnly() ?? nothing;
    const pinned = this.ticket || this.reference;
    if (pinned && this.#place?.view !== 'ticket' && !this.link?.options.portalUrl) return nothing;
    return html`<a class="back" href=${this.hrefTo({view: 'tickets', query: this.#list.query})} @click=${this.#clicked}>${icon('back')} ${words.say('ticket.all')}</a>`;
  }

  /** Follows attributes and the page's place, and starts reading where they lead. */
  #follow(): void {
    const [from, to, anew] = [this.#phase, phaseOf(this, this.#guest, this.#place) ?? this.#phase, this.#stale];
    const moved = JSON.stringify(to) !== JSON.stringify(from);
    if (!this.link || !(moved || anew)) return;
    if (moved && !anew && (from.is === 'ticket' || to.is === 'ticket') && (this.#followed || this.shadowRoot?.activeElement)) {
      this.#focus = from.is === 'ticket' ? from.id : (this.#open.opened?.ticket.id ?? '');
    }
    this.#phase = to;
    this.#stale = this.#followed = false;
    this.#shown = threadStep;
    if (anew) void this.desk().then((desk) => {
      this.#guest = desk.guestOf();
      this.#show(desk.outbox());
    }, () => undefined); // prettier-ignore
    this.#parts.stir();
    if (to.is !== 'list') return void this.#open.loader.run(to);
    this.#list.turn(to);
    void (this.#listed ? this.#list.loader.refresh() : this.#list.loader.run());
    this.#listed = true;
  }

  #show(entries: readonly OutboxEntry[]): void {
    // Ratings wait elsewhere.
    this.#waiting = entries.filter(({route}) => /Ticket|Message/.test(route));
    this.requestUpdate();
  }

  async #readMe(): Promise<string | undefined> {
    return this.desk()
      .then((desk) => desk.me())
      .then(({id}) => id)
      .catch(() => void (this.#me = undefined));
  }

  /** A plain click leads on in this page; another one opens a tab and leaves this one alone. */
  #clicked = (event: MouseEvent): void => {
    this.#followed = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
  };
}
