import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {Message} from '../../contract/message.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Ticket} from '../../contract/ticket.js';
import type {DeskChange} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import {emit} from '../../kit/events.js';
import {fileFieldStyles} from '../../kit/file-field.styles.js';
import {icon} from '../../kit/icons.js';
import type {Load} from '../../kit/loader.js';
import {parsePlace, watchPlace, type Place} from '../../kit/place.js';
import {Poll} from '../../kit/poll.js';
import {Attachments} from './attachments.js';
import {standing, type Opened} from './changes.js';
import {listView} from './list-view.js';
import {OpenTicket, type Aim} from './open-ticket.js';
import type {Parts, StatusWords} from './parts.js';
import {emptyView, lapseView, refusedView} from './refused-view.js';
import {ReplyBox} from './reply-box.js';
import {requestView} from './request-view.js';
import {ResolutionCard} from './resolution.js';
import {threadStep, threadView} from './thread.js';
import {TicketList} from './ticket-list.js';
import {listStyles} from './list.styles.js';
import {stageBarStyles} from './stage-bar.styles.js';
import {threadStyles} from './thread.styles.js';
import {ticketStyles} from './ticket.styles.js';
import {ticketBones, ticketHead, rateView} from './ticket-view.js';
import {Unsent} from './unsent.js';

/** What it shows: all of the person's requests, or one. */
type Phase = {is: 'list'} | Aim;

/**
 * Shows a customer's requests and where each stands: whose turn it is, what happened, what comes next. Messages are read and written here,
 * a solution is confirmed or sent back. Without attributes it follows the page's `#aftercare=tickets` and `#aftercare=ticket/<id>`.
 * @tag aftercare-ticket-status
 * @csspart root - All of it.
 * @csspart list - The list of requests; `entry` a row of it, `filters` above it, `unsent` what waits to be sent.
 * @csspart header - Title and reference of one request; then `lead`, `stages`, `people`, `resolution`, `rate`, `request`, `thread`, `reply`.
 * @fires aftercare-ticket-changed - A request's state is another than the one shown before.
 * @fires aftercare-reply-sent - A reply was taken, by the backend or (`queued`) by this device.
 */
export class TicketStatusElement extends AftercareElement<'ticket-status'> {
  static override styles = [...AftercareElement.styles, fileFieldStyles, listStyles, ticketStyles, stageBarStyles, threadStyles];

  /** Id of the one request to show. */
  @property() ticket = '';
  /** Reference of the one request to show, as people read it out: `AC-7K3P-0001`. */
  @property() reference = '';

  protected readonly catalogue = 'ticket-status';

  #phase: Phase = {is: 'list'};
  #place: Place | undefined;
  #stale = true;
  /** Whether the list was read for the person who is here now. */
  #listed = false;
  #shown = threadStep;
  #unfolded = false;
  /** Where the focus goes once that is drawn: an id of a row to return to, or the heading. */
  #focus: {is: 'heading'} | {is: 'row'; id: string} | undefined;
  #followed = false;
  #toldProblem: string | undefined;
  #stopPlace: (() => void) | undefined;
  readonly #states = new Map<string, string>();

  readonly #parts: Parts = {
    host: this,
    desk: () => this.desk(),
    words: () => this.words,
    announce: (text) => this.announce(text),
    hrefTo: (place) => this.hrefTo(place),
    saw: ({id, state}) => this.#saw(id, state),
    stir: () => this.#poll.hurry(),
  };
  readonly #list = new TicketList(this.#parts);
  readonly #open = new OpenTicket(this.#parts);
  readonly #unsent = new Unsent(this.#parts);
  readonly #attachments = new Attachments(this.#parts);
  readonly #answer = new ResolutionCard(
    this.#parts,
    {
      opened: () => this.#open.opened,
      accepted: (ticket) => this.#open.accept(ticket),
      refresh: () => this.#open.loader.refresh(),
    },
    this.#unsent,
  );
  readonly #reply = new ReplyBox(this.#parts, (ticket, message) => this.#open.append(ticket, message));
  readonly #poll = new Poll(this, {ask: (woken) => this.#look(woken)});

  override connectedCallback(): void {
    super.connectedCallback();
    this.#place = parsePlace(location.hash);
    this.#stopPlace = watchPlace((place) => {
      this.#place = place;
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPlace?.();
  }

  protected override deskChanged(): void {
    this.#stale = true;
    this.#listed = false;
    this.#states.clear();
    this.#reply.forget();
    this.#answer.forget();
    this.requestUpdate();
  }

  protected override heard(change: DeskChange): void {
    if (change.is === 'outbox') this.#unsent.show(change.entries);
    if (change.is === 'ticket') this.#hearOfTicket(change.id, change.ticket);
    if (change.is !== 'accepted' && change.is !== 'refused') return;
    const {route, key, params} = change.entry;
    const ticket = params['ticket'];
    if (route !== 'postMessage' || ticket === undefined) return;
    if (change.is === 'accepted') {
      this.#open.append(ticket, change.reply as Message);
      emit(this, 'aftercare-reply-sent', {ticket, queued: false});
      if (this.words) this.announce(this.words.say('reply.sent'));
    } else if (ticket === this.#open.opened?.ticket.id) {
      const held = this.#unsent.entries.some((entry) => entry.key === key);
      void this.#reply.putBack(change.entry, change.problem, held);
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#turnTo();
    const {opened} = this.#open;
    if (this.#phase.is === 'list' || !opened) return;
    this.#reply.open(opened);
    this.#answer.open(opened);
  }

  protected override content(words: StatusWords): TemplateResult {
    if (this.#phase.is === 'list') {
      return listView(words, this.#list, this.#parts, this.#unsent.list(words), (event) => this.#follow(event));
    }
    const {state} = this.#open.loader;
    return html`<article class="ticket" part="ticket" aria-labelledby="ticket-title">
      ${this.#backView(words)}
      <h2 id="ticket-title" tabindex="-1" dir="auto">${this.#title() ?? words.say('ticket.untitled')}</h2>
      ${this.#ticketView(words, state)}
    </article>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#tellProblem();
    this.#moveFocus();
  }

  #ticketView(words: StatusWords, state: Load<Opened | 'missing'>): TemplateResult | typeof nothing {
    if (state.is === 'idle' || state.is === 'loading') return ticketBones(words);
    if (state.is === 'failed') return refusedView(words, state.problem, () => void this.#open.loader.refresh());
    if (state.value === 'missing') return emptyView('search', words.say('missing.title'), words.say('missing.text'));
    return this.#openedView(words, state.value, state.lapse);
  }

  #openedView(words: StatusWords, opened: Opened, lapse: ProblemError | undefined): TemplateResult {
    const waiting = this.#unsent.of(opened.ticket.id, 'postMessage').filter(({key}) => key !== this.#reply.sending);
    const fold = {
      unfolded: this.#unfolded,
      toggle: () => {
        this.#unfolded = !this.#unfolded;
        this.requestUpdate();
      },
    };
    const earlier = () => {
      this.#shown += threadStep;
      this.requestUpdate();
    };
    return html`${lapseView(words, lapse)} ${ticketHead(words, opened, this.#parts)} ${this.#answer.view(words, opened)}
    ${rateView(words, opened, this.#parts)} ${requestView(words, opened, this.#attachments, fold)}
    ${threadView(words, opened, {attachments: this.#attachments, unsent: this.#unsent, waiting, shown: this.#shown, earlier})}
    ${this.#reply.view(words, opened)}`;
  }

  /** A page that shows just one request has no list to go back to. */
  #backView(words: StatusWords): TemplateResult | typeof nothing {
    const pinned = this.ticket || this.reference;
    if (pinned && this.#place?.view !== 'ticket' && !this.link?.options.portalUrl) return nothing;
    return html`<a class="back" href=${this.hrefTo({view: 'tickets'})} @click=${(event: MouseEvent) => this.#follow(event)}>
      ${icon('back')} ${words.say('ticket.all')}
    </a>`;
  }

  /** Follows attributes and the page's place, and starts reading where they lead. */
  #turnTo(): void {
    const phase = this.#aim();
    const moved = JSON.stringify(phase) !== JSON.stringify(this.#phase);
    if (!this.link || !(moved || this.#stale)) return;
    if (moved && !this.#stale && (this.#followed || this.shadowRoot?.activeElement)) this.#focus = this.#focusAfter(phase);
    const anew = this.#stale;
    this.#phase = phase;
    this.#stale = this.#followed = this.#unfolded = false;
    this.#shown = threadStep;
    this.#read(anew);
  }

  #aim(): Phase {
    if (this.ticket) return {is: 'ticket', id: this.ticket};
    if (this.reference) return {is: 'reference', reference: this.reference};
    if (this.#place?.view === 'ticket') return {is: 'ticket', id: this.#place.id};
    // Places of other elements leave this one as it is.
    if (!this.#place || this.#place.view === 'tickets') return {is: 'list'};
    return this.#phase;
  }

  #read(anew: boolean): void {
    if (anew) void this.desk().then((desk) => this.#unsent.show(desk.outbox()), () => undefined); // prettier-ignore
    this.#poll.hurry();
    if (this.#phase.is !== 'list') return void this.#open.loader.run(this.#phase);
    if (this.#listed) void this.#list.loader.refresh();
    else void this.#list.loader.run();
    this.#listed = true;
  }

  /** One look for news; says whether there was any. A read that failed is taken up again only when the page wakes: its retry is the reader's. */
  async #look(woken: boolean): Promise<boolean> {
    const {loader} = this.#phase.is === 'list' ? this.#list : this.#open;
    const {is} = loader.state;
    if (!this.link || is === 'idle' || is === 'loading' || (is === 'failed' && !woken)) return false;
    // In a panel that is folded away nobody reads.
    if (this.checkVisibility?.() === false) return false;
    const before = standing(loader.value);
    await loader.refresh();
    return standing(loader.value) !== before;
  }

  /** Something was sent, here or in another element: the list reads it again, and so does the request it concerns. */
  #hearOfTicket(id: string, ticket: Ticket | undefined): void {
    if (ticket) this.#open.accept(ticket);
    if (this.#phase.is === 'list' || (!ticket && id === this.#open.opened?.ticket.id)) void this.#refresh();
  }

  async #refresh(): Promise<void> {
    this.#poll.hurry();
    await (this.#phase.is === 'list' ? this.#list : this.#open).loader.refresh();
  }

  #saw(id: string, state: string): void {
    const from = this.#states.get(id);
    this.#states.set(id, state);
    if (from !== undefined && from !== state) emit(this, 'aftercare-ticket-changed', {id, from, to: state});
  }

  /** A plain click leads on in this page; another one opens a tab and leaves this one alone. */
  #follow(event: MouseEvent): void {
    this.#followed = !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
  }

  #focusAfter(phase: Phase): {is: 'heading'} | {is: 'row'; id: string} {
    const from = this.#phase;
    if (phase.is !== 'list') return {is: 'heading'};
    return {is: 'row', id: from.is === 'ticket' ? from.id : (this.#open.opened?.ticket.id ?? '')};
  }

  #moveFocus(): void {
    const root = this.shadowRoot;
    if (!this.#focus || !root || !this.words) return;
    if (this.#focus.is === 'heading') root.querySelector<HTMLElement>('#ticket-title')?.focus();
    else if (this.#list.loader.state.is === 'loading') return;
    else {
      const row = root.querySelector<HTMLElement>(`[data-id="${CSS.escape(this.#focus.id)}"]`);
      (row ?? root.querySelector<HTMLElement>('#list-title'))?.focus();
    }
    this.#focus = undefined;
  }

  /** From the list where the request itself is not there yet: the heading stands from the start and keeps the focus. */
  #title(): string | undefined {
    const known = this.#phase.is === 'ticket' && this.#listed ? this.#list.title(this.#phase.id) : undefined;
    return this.#open.opened?.ticket.title ?? known;
  }

  /** A read that goes on failing is told the page once. */
  #tellProblem(): void {
    const {state} = (this.#phase.is === 'list' ? this.#list : this.#open).loader;
    const problem = state.is === 'failed' ? state.problem : state.is === 'ready' ? state.lapse : undefined;
    if (state.is !== 'loading' && problem?.code !== this.#toldProblem) {
      this.#toldProblem = problem?.code;
      if (problem) this.refused(problem);
    }
  }
}
