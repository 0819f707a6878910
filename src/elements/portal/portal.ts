import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import type {DeskChange, Transport} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import type {DeskLink} from '../../kit/desk-link.js';
import {icon} from '../../kit/icons.js';
import {Loader} from '../../kit/loader.js';
import {OnDemand} from '../../kit/on-demand.js';
import {pageAddress, type Place, type Whereabouts} from '../../kit/place.js';
import {problemView} from '../../kit/problem-view.js';
import {property, state} from '../../kit/reactive.js';
import type {Messages} from '../../locales/catalogue.js';
import type {Words} from '../../locales/words.js';
import type {Aside} from './aside.js';
import {got} from './got.js';
import {homeView} from './home.js';
import {readOverview, type Overview} from './overview.js';
import {styles} from './portal.styles.js';
import {offeredRooms, roomOf, rooms, type Room} from './rooms.js';
import {Said} from './said.js';

/**
 * All jobs in one place: hand in, follow, find answers, rate. Where it stands in the page, deep links live in the page's hash, so that the browser's
 * back button works; as a launcher it is a button in the corner that opens a panel. Makes its own desk from `base-url`; without one it uses the
 * desk around it, and hands on to it what it is given.
 * @tag aftercare-portal
 * @csspart navigation - The links between the rooms.
 * @csspart room - The room that is open.
 * @csspart launcher - The button of a launcher.
 * @csspart panel - The dialog that it opens.
 * @csspart bar - The panel's head, with its name and what closes it.
 * @csspart suggested - The articles that the page suggests.
 * @fires aftercare-opened - The reader opened the panel.
 * @fires aftercare-closed - The reader closed the panel.
 */
export class PortalElement extends AftercareElement<'portal'> {
  static override styles = [...AftercareElement.styles, styles];

  /** Loads the element that fills a room, on the first visit. Set by `define/portal`, for classes register nothing themselves. */
  static loaders: Partial<Record<Room, () => Promise<unknown>>> = {};

  /** Base of the contract, e.g. `https://support.example.com/portal/v1`. */
  @property({attribute: 'base-url'}) baseUrl = '';
  /** Where it stands in the page, or as a button that opens a panel. */
  @property({reflect: true}) mode: 'inline' | 'launcher' = 'inline';
  /** The corner in which a launcher stands, in the direction of the page's text. */
  @property() position: 'bottom-end' | 'bottom-start' = 'bottom-end';
  /** The room that opens when no link names one. */
  @property() view: Room = 'home';
  /** The rooms that are offered, in this order, parted by spaces; without it all of them. A link to another one opens that all the same. */
  @property() views = '';
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

  @state() private place: Place | undefined;
  /** The room whose element could not be loaded. */
  @state() private lost: {room: Room; problem: ProblemError} | undefined;

  protected readonly catalogue = 'portal';
  protected override readonly bones = ['tall', 'half', 'block', 'block'];
  readonly #overview = new Loader<Overview>(this, async (signal) =>
    readOverview(await this.desk(), (error) => this.refused(error), signal),
  );
  readonly #aside: OnDemand<Aside> = new OnDemand(this, async () => {
    const {Aside} = await import('./aside.js');
    return Aside.open({
      host: this,
      now: () => ({words: this.words, link: this.link, place: this.place, overview: this.#overview.value, shown: this.#isShown}),
      desk: () => this.desk(),
      announce: (text) => this.announce(text),
      refused: (error) => this.refused(error),
      go: (place) => this.#go(place),
      hrefTo: (place) => this.hrefTo(place),
      look: () => this.#look(),
    });
  });
  #wasShown = false;
  readonly #said = new Said(this);
  /** What was asked of the parts on demand last. */
  #used: Promise<void> | undefined;

  /** Settles once it has its words and its desk and can be used. */
  readonly ready: Promise<void> = new Promise((done) =>
    this.addEventListener('aftercare-ready', (event) => event.composedPath()[0] === this && done()),
  );

  override get whereabouts(): Whereabouts {
    return (this.#isLauncher && this.#aside.loaded?.panel?.whereabouts) || pageAddress;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#isLauncher) this.place = pageAddress.place;
    pageAddress.watch((place) => this.#isLauncher || this.#go(place), this.stay.signal);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const begins = this.#isShown && !this.#wasShown;
    this.#wasShown = this.#isShown;
    if (!this.#isShown || !(begins || ['place', 'view', 'views'].some((name) => changed.has(name)))) return;
    this.#load(this.#room);
    if (begins && this.link) void this.#look();
    else if (this.#room === 'home') void this.#overview.refresh();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.words && this.link && (this.#isLauncher || this.#overview.value)) this.#aside.ahead();
    this.#said.handOn(this.link?.owner, changed);
  }

  /** Its own desk where it has a `base-url`, drawn with it. */
  protected override deskAround(): DeskLink | undefined | false {
    return this.baseUrl ? this.renderRoot.querySelector('aftercare-desk')?.link : super.deskAround();
  }

  protected override deskChanged(): void {
    // What somebody else typed to search for.
    this.renderRoot.querySelector('form')?.reset();
    if (this.#isShown) void this.#overview.run();
    else this.#overview.reset();
    void this.#aside.loaded?.news.look();
  }

  protected override heard(change: DeskChange): void {
    if (change.is === 'identity') this.#said.takeOver(this.link?.owner);
    this.#aside.loaded?.heard(change);
    if (change.is === 'ticket' || change.is === 'survey') void this.#overview.refresh();
  }

  protected override render(): TemplateResult {
    const {baseUrl, auth, messages, prefill, context, transport} = this;
    const shown = this.#isLauncher ? this.#launcher() : super.render();
    if (!baseUrl) return shown;
    return html`<aftercare-desk
      .baseUrl=${baseUrl}
      .auth=${auth}
      .messages=${messages}
      .prefill=${prefill}
      .context=${context}
      .transport=${transport}
      >${shown}</aftercare-desk
    >`;
  }

  protected override content(words: Words<'portal'>): TemplateResult {
    const room = this.#room;
    const offered = this.#offered;
    const nav = html`<nav part="navigation" aria-label=${words.say('navigation')}>
      ${offered.map(
        (name) =>
          html`<a href=${this.hrefTo({view: name})} aria-current=${name === room ? 'page' : 'false'}>
            ${icon(rooms[name].icon)}<span>${words.say(name)}</span>${this.#aside.loaded?.news.badge(name)}
          </a>`,
      )}
    </nav>`;
    return html`<div class="portal">
      ${offered.length > 1 || room !== offered[0] ? nav : nothing}
      <div class="room" part="room" role="region" aria-label=${words.say(room)} tabindex="-1">${this.#open(room, words)}</div>
    </div>`;
  }

  /**
   * Opens the panel of a launcher, at a place as links name it (`tickets`, `submit/incident`, `ticket/ID`, `help/words`), else as it was left; without a
   * panel it goes to that place. Settles once it is open; rejects with a `ProblemError` where its code could not be loaded.
   */
  async open(view?: string): Promise<void> {
    await this.#use((aside) => aside.open(view));
  }

  /** Closes the panel of a launcher; what is written in it stays. Never rejects, and loads nothing where nothing was open. */
  async close(): Promise<void> {
    await this.#used?.catch(() => {});
    await this.#aside.loaded?.turn(false);
  }

  /** Opens the panel of a launcher, or closes it. Rejects as `open` does. */
  async toggle(): Promise<void> {
    await this.#use((aside) => aside.turn());
  }

  /** Says who is at the screen; without `auth` nobody is. To forget somebody as well, call `logout`. */
  identify(auth?: {getToken(): Promise<string>}): void {
    this.auth = auth;
    this.#said.say('auth', this.link?.owner);
  }

  /** Signs the person out: drafts, what waits to be sent and copies of his on this device are gone when it settles. A panel closes at once. */
  async logout(): Promise<void> {
    void this.#aside.loaded?.leave();
    await (this.link?.owner ?? this.link)?.logout();
    this.auth = undefined;
  }

  /** Sets `context`: what the page knows that helps support. */
  setContext(values?: Readonly<Record<string, string>>): void {
    this.context = values;
    this.#said.say('context', this.link?.owner);
  }

  /** Speaks another language than the page around it, from now on: `zh-CN`, `zh-TW`, `en`; without `tag` the page's again. */
  setLocale(tag = ''): void {
    this.lang = tag;
  }

  /** Has the overview and the answers begin with these articles, five at most: by their ids, or by words to look for. Replaces what was suggested before. Rejects as `open` does. */
  async suggest(articles: string | readonly string[]): Promise<void> {
    await this.#use(({suggested}) => suggested.suggest(articles));
  }

  /** Takes the element, its listeners and its timers off the page. Drafts and what waits to be sent stay on the device. */
  destroy(): void {
    this.remove();
  }

  /**
   * Settles once a launcher has all that it is drawn with; rejects where that could not be loaded.
   * @internal
   */
  async complete(): Promise<void> {
    if (this.#isLauncher) await got(this.#aside);
  }

  #use(use: (aside: Aside) => unknown): Promise<void> {
    return (this.#used = got(this.#aside).then(async (aside) => void (await use(aside))));
  }

  #look(): Promise<void> {
    return this.#overview.value ? this.#overview.refresh() : this.#overview.run();
  }

  #launcher(): TemplateResult {
    const panel = this.#aside.part?.panel;
    return panel && this.words ? panel.view(this.words, () => super.render()) : html``;
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
        return homeView(words, this.#overview.state, {
          hrefTo: (place) => this.hrefTo(place),
          whereabouts: this.whereabouts,
          retry: () => void this.#overview.run(),
          offered: this.#offered,
          aside: this.#aside.loaded,
        });
      case 'submit':
        return html`<aftercare-submit-ticket theme=${theme} density=${density}></aftercare-submit-ticket>`;
      case 'tickets':
        return html`<aftercare-ticket-status theme=${theme} density=${density}></aftercare-ticket-status>`;
      case 'help':
        return html`${this.place && 'id' in this.place ? nothing : this.#aside.loaded?.suggested.view()}
          <aftercare-knowledge-base theme=${theme} density=${density}></aftercare-knowledge-base>`;
      case 'surveys':
        return html`<aftercare-satisfaction-survey theme=${theme} density=${density}></aftercare-satisfaction-survey>`;
    }
  }

  get #isLauncher(): boolean {
    return this.mode === 'launcher';
  }

  /** Whether its rooms can be seen, or could so far: what stands in a panel that was closed again stays. */
  get #isShown(): boolean {
    return !this.#isLauncher || Boolean(this.#aside.loaded?.panel?.isBegun);
  }

  get #offered(): readonly Room[] {
    return offeredRooms(this.views);
  }

  get #room(): Room {
    return roomOf(this.place, this.view, this.#offered);
  }
}
