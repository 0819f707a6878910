import {html, type PropertyValues, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Me} from '../../contract/person.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Survey} from '../../contract/survey.js';
import type {TicketSummary} from '../../contract/ticket.js';
import type {DeskChange, Transport} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import type {DeskLink} from '../../kit/desk-link.js';
import {icon} from '../../kit/icons.js';
import {Loader} from '../../kit/loader.js';
import {OnDemand} from '../../kit/on-demand.js';
import {parsePlace, watchPlace, type Place} from '../../kit/place.js';
import {problemView} from '../../kit/problem-view.js';
import {property, state} from '../../kit/reactive.js';
import {watchLinks} from '../../kit/watch-links.js';
import type {Messages} from '../../locales/catalogue.js';
import type {Words} from '../../locales/words.js';
import {askedOf, homeView} from './home.js';
import {styles} from './portal.styles.js';

/** The portal's rooms, in the order of the navigation, and which places belong to each. */
const rooms = {
  home: {icon: 'inbox', places: ['home']},
  submit: {icon: 'send', places: ['submit']},
  tickets: {icon: 'clock', places: ['tickets', 'ticket']},
  help: {icon: 'search', places: ['help', 'article']},
  surveys: {icon: 'star', places: ['surveys', 'survey']},
} as const satisfies Record<string, {icon: string; places: readonly Place['view'][]}>;
export type Room = keyof typeof rooms;
const roomNames = Object.keys(rooms) as Room[];

/** What the overview shows; each part may be missing, for the overview must never stand in the way of the form. */
export interface Overview {
  me?: Me | undefined;
  settings?: DeskSettings | undefined;
  waiting: TicketSummary[];
  due: Survey[];
  /** Why it is not known what waits. */
  problem?: ProblemError | undefined;
}

/**
 * All jobs in one place: hand in, follow, find answers, rate. Deep links live in the page's hash, so that the browser's back button works.
 * Makes its own desk from `base-url`; without one it uses the desk around it.
 * @tag aftercare-portal
 * @csspart navigation - The links between the rooms.
 * @csspart room - The room that is open.
 */
export class PortalElement extends AftercareElement<'portal'> {
  static override styles = [...AftercareElement.styles, styles];

  /** Loads the element that fills a room, on the first visit. Set by `define/portal`, for classes register nothing themselves. */
  static loaders: Partial<Record<Room, () => Promise<unknown>>> = {};

  /** Base of the contract, e.g. `https://support.example.com/portal/v1`. */
  @property({attribute: 'base-url'}) baseUrl = '';
  /** The room that opens when the page's hash names none. */
  @property() view: Room = 'home';
  /** Gives a signed token of the person at the screen; asked again when one has expired. */
  @property({attribute: false}) auth: {getToken(): Promise<string>} | undefined;
  /** The vendor's own sentences, over ours. */
  @property({attribute: false}) messages: Messages | undefined;
  /** Values to start the request form with. */
  @property({attribute: false}) prefill: Readonly<Record<string, string>> | undefined;
  /** What the page knows that helps support; the customer sees it before it is sent. */
  @property({attribute: false}) context: Readonly<Record<string, string>> | undefined;
  /** Carries the requests in place of `fetch`. */
  @property({attribute: false}) transport: Transport | undefined;

  @state() private place: Place | undefined = parsePlace(location.hash);
  /** The room whose element could not be loaded. */
  @state() private lost: {room: Room; problem: ProblemError} | undefined;

  protected readonly catalogue = 'portal';
  protected override readonly bones = ['tall', 'half', 'block', 'block'];
  readonly #overview = new Loader(this, (signal) => this.#readOverview(signal));
  readonly #mails = new OnDemand(this, async () => {
    const {MailSettings} = await import('./mail-settings.js');
    return new MailSettings({
      host: this,
      desk: () => this.desk(),
      announce: (text) => this.announce(text),
      refused: (error) => this.refused(error),
    });
  });
  #stopPlace: (() => void) | undefined;
  #stopLinks: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.place = parsePlace(location.hash);
    this.#stopPlace = watchPlace((place) => this.#go(place));
    this.#stopLinks = watchLinks(() => this.link);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPlace?.();
    this.#stopLinks?.();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('place') && !changed.has('view')) return;
    this.#load(this.#room);
    if (this.#room === 'home') void this.#overview.refresh();
  }

  /** Its own desk where it has a `base-url`, drawn with it. */
  protected override deskAround(): DeskLink | undefined | false {
    return this.baseUrl ? this.renderRoot.querySelector('aftercare-desk')?.link : super.deskAround();
  }

  protected override deskChanged(): void {
    void this.#overview.run();
  }

  protected override heard(change: DeskChange): void {
    if (change.is === 'ticket' || change.is === 'survey') void this.#overview.refresh();
  }

  protected override render(): TemplateResult {
    if (!this.baseUrl) return super.render();
    const {baseUrl, auth, messages, prefill, context, transport} = this;
    return html`<aftercare-desk
      .baseUrl=${baseUrl}
      .auth=${auth}
      .messages=${messages}
      .prefill=${prefill}
      .context=${context}
      .transport=${transport}
      >${super.render()}</aftercare-desk
    >`;
  }

  protected override content(words: Words<'portal'>): TemplateResult {
    const room = this.#room;
    return html`<div class="portal">
      <nav part="navigation" aria-label=${words.say('navigation')}>
        ${roomNames.map(
          (name) =>
            html`<a href=${this.hrefTo({view: name})} aria-current=${name === room ? 'page' : 'false'}>
              ${icon(rooms[name].icon)}<span>${words.say(name)}</span>
            </a>`,
        )}
      </nav>
      <div class="room" part="room" role="region" aria-label=${words.say(room)} tabindex="-1">${this.#open(room, words)}</div>
    </div>`;
  }

  /** Signs the person out: drafts, what waits to be sent and copies of his on this device are gone when it settles. */
  async logout(): Promise<void> {
    await this.link?.logout();
    this.auth = undefined;
  }

  /** Another room takes the focus with it, where the portal had it: what was focused may be gone. */
  #go(place: Place | undefined): void {
    const before = this.#room;
    const had = this.shadowRoot?.activeElement;
    this.place = place;
    if (had && this.#room !== before) void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.room')?.focus());
  }

  #load(room: Room): void {
    this.lost = undefined;
    PortalElement.loaders[room]?.().catch((error: unknown) => (this.lost = {room, problem: this.refused(error)}));
  }

  #open(room: Room, words: Words<'portal'>): TemplateResult {
    const {theme, density, lost} = this;
    if (lost?.room === room) return problemView(words, lost.problem, {retry: () => this.#load(room)});
    switch (room) {
      case 'home':
        return homeView(
          words,
          this.#overview.state,
          (place) => this.hrefTo(place),
          () => void this.#overview.run(),
          this.#mails,
        );
      case 'submit':
        return html`<aftercare-submit-ticket theme=${theme} density=${density}></aftercare-submit-ticket>`;
      case 'tickets':
        return html`<aftercare-ticket-status theme=${theme} density=${density}></aftercare-ticket-status>`;
      case 'help':
        return html`<aftercare-knowledge-base theme=${theme} density=${density}></aftercare-knowledge-base>`;
      case 'surveys':
        return html`<aftercare-satisfaction-survey theme=${theme} density=${density}></aftercare-satisfaction-survey>`;
    }
  }

  get #room(): Room {
    const view = this.place?.view;
    return roomNames.find((name) => (rooms[name].places as readonly string[]).includes(view ?? this.view)) ?? 'home';
  }

  async #readOverview(signal: AbortSignal): Promise<Overview> {
    const desk = await this.desk();
    const [me, settings, tickets, surveys] = await Promise.allSettled([
      desk.me(signal),
      desk.settings(),
      desk.tickets({state: 'open', limit: 50}, signal),
      desk.surveys(signal),
    ]);
    const failed = tickets.status === 'rejected' && settings.status === 'rejected';
    if (failed) throw this.refused(tickets.reason);
    return {
      me: me.status === 'fulfilled' ? me.value : undefined,
      settings: settings.status === 'fulfilled' ? settings.value : undefined,
      problem: tickets.status === 'rejected' ? this.refused(tickets.reason) : undefined,
      waiting:
        tickets.status === 'fulfilled' ? tickets.value.items.filter((ticket) => ticket.waitingFor === 'customer' || askedOf(ticket)) : [],
      due: surveys.status === 'fulfilled' ? surveys.value.items.filter((survey) => survey.state === 'due') : [],
    };
  }
}
