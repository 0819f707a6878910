import {css, html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Desk, DeskChange} from '../../desk/desk.js';
import {noteAt, notedAt} from '../../kit/waiting-note.js';
import {addStyles} from '../../kit/add-styles.js';
import {Following} from '../../kit/following.js';
import {Poll} from '../../kit/poll.js';
import type {AsideParts, AsideWords} from './aside-parts.js';
import {isAwaited} from './home.js';

/** Ms between two looks for news: at first, and at most while there are none. */
const [often, seldom] = [60_000, 300_000];
/** Ms that news wait, so that many in a row are one reading, and none where the answer to what the reader did himself was faster. */
const gathering = 200;

const styles = css`
  nav a {
    position: relative;
  }

  nav a:focus-visible {
    outline-offset: -2px;
  }

  nav a:hover:not([aria-current='page']) {
    color: var(--_text);
  }

  .task:hover .task-title {
    color: var(--_accent);
  }

  .count {
    min-inline-size: 18px;
    padding-inline: 5px;
    border-radius: 9px;
    background: var(--_fill);
    color: var(--_on-accent);
    font-size: 11px;
    font-weight: 600;
    line-height: 18px;
    text-align: center;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  nav .count {
    position: absolute;
    inset-block-start: 2px;
    inset-inline-start: min(50% + 8px, 100% - 18px);
  }

  @container (inline-size > 600px) {
    nav .count {
      position: static;
    }
  }

  @container (inline-size > 960px) {
    nav .count {
      margin-inline-start: auto;
    }
  }

  @media (forced-colors: active) {
    .count {
      border: 1px solid;
    }

    .task .small {
      color: CanvasText;
    }

    /* Forced colours paint clear lines too: only the room that is open keeps its own. */
    nav a:not([aria-current='page']) {
      border-color: Canvas;
    }
  }
`;

/** What is new for the reader, or waits for him, in numbers: beside the rooms, on the launcher, and as a note for the next page. */
export class News implements ReactiveController {
  /** Of what is known so far; `undefined` before anything was read. */
  #counts: {tickets: number; surveys: number} | undefined;
  #outbox = 0;
  #desk: Desk | undefined;
  /** Whether this page has read it. */
  #isKnown = false;
  /** News that are not read yet; missing while there are none. */
  #heard: Told[] | undefined;
  readonly #following: Following;

  constructor(
    private readonly parts: AsideParts,
    private readonly words: () => AsideWords | undefined,
    /** Whether the reader has the rooms in front of him. */
    private readonly isSeen: () => boolean,
  ) {
    const {link, shown} = parts.now();
    const noted = notedAt(link);
    // What an earlier page noted stands until this one knows better.
    if (noted && !shown) [this.#counts, this.#outbox] = [{tickets: noted.unread, surveys: 0}, noted.outbox];
    addStyles(parts.host, styles);
    this.#following = new Following(() => parts.desk());
    parts.host.addController(this);
    new Poll(
      parts.host,
      () => this.#ask(),
      window,
      () => seldom,
      often,
      () => this.#following.live,
    );
    void this.look(Boolean(noted));
  }

  /** All that a launcher's number stands for. */
  get count(): number {
    return this.#unread + this.#outbox;
  }

  /** Also where it is only moved, and nothing is drawn anew. */
  hostConnected(): void {
    // The portal's panel, which says what is seen, is not there yet where it is just being made.
    this.parts.host.requestUpdate();
  }

  hostUpdated(): void {
    this.#reckon();
    // A button alone opens no stream on every page of a vendor's: it looks now and then.
    this.#following.follow(this.#identified && this.isSeen() ? this.parts.now().link : undefined);
  }

  hostDisconnected(): void {
    this.#following.leave();
  }

  /** Looks where nobody sees the overview yet: for whom the page has signed in, or where an earlier page left something. */
  async look(noted = false): Promise<void> {
    if (noted || this.#identified) await this.#open();
    if (!this.parts.now().shown && this.#identified) await this.parts.look();
  }

  heard(change: DeskChange): void {
    if (change.is === 'identity') this.#forget();
    if (change.is === 'news') void this.#meet(change);
    if (change.is !== 'outbox') return;
    this.#outbox = change.entries.length;
    this.#note();
    this.parts.host.requestUpdate();
  }

  /** The number beside a room's name. */
  badge(room: string): TemplateResult | typeof nothing {
    const count = room === 'tickets' ? this.#counts?.tickets : room === 'surveys' ? this.#counts?.surveys : 0;
    const words = this.words();
    if (!count || !words) return nothing;
    return html`<span class="count" aria-hidden="true">${shortOf(count)}</span><span class="unseen">${words.say('news.unread', {count})}</span>`;
  }

  /** A name with what is new said after it. */
  label(name: string): string {
    const words = this.words();
    if (!words || !this.count) return name;
    const [outbox, unread] = [this.#outbox, this.#unread];
    const [first, second] = [unread && words.say('news.unread', {count: unread}), outbox && words.say('news.outbox', {count: outbox})];
    const news = first && second ? words.say('news.both', {unread: first, outbox: second}) : first || second || '';
    return words.say('news.label', {name, news});
  }

  get #unread(): number {
    const {tickets, surveys} = this.#counts ?? {tickets: 0, surveys: 0};
    return tickets + surveys;
  }

  get #identified(): boolean {
    return Boolean(this.parts.now().link?.options.getToken);
  }

  /** The same ticket is counted once, however much of it is new. */
  #reckon(): void {
    const overview = this.parts.now().overview;
    if (!overview || overview.problem || !this.#desk) return;
    const desk = this.#desk;
    const tickets = overview.tickets.filter((ticket) => isAwaited(ticket) || desk.unread(ticket));
    const surveys = overview.due.filter(({ticket}) => !tickets.some(({id}) => id === ticket?.id));
    const [unread, outbox] = [this.#unread, this.#outbox];
    this.#counts = {tickets: tickets.length, surveys: surveys.length};
    this.#outbox = desk.outbox().length;
    const rose = this.#isKnown && this.#unread > unread;
    if (this.#isKnown && this.#unread === unread && this.#outbox === outbox) return;
    this.#isKnown = true;
    this.#note();
    this.parts.host.requestUpdate();
    const words = this.words();
    // What was there when the page opened stands on the button; what comes later is told.
    if (rose && words && !this.isSeen()) queueMicrotask(() => this.parts.announce(words.say('news.unread', {count: this.#unread})));
  }

  /** What nobody has read yet stays noted as it was. */
  #note(): void {
    const {link} = this.parts.now();
    noteAt(link, {unread: this.#counts ? this.#unread : (notedAt(link)?.unread ?? 0), outbox: this.#outbox});
  }

  async #open(): Promise<void> {
    this.#desk = await this.parts.desk().catch(() => undefined);
    this.parts.host.requestUpdate();
  }

  async #ask(): Promise<boolean> {
    if (!this.#identified) return false;
    const before = this.count;
    await this.parts.look();
    return this.count !== before;
  }

  /** Reads the overview anew once for all news that come meanwhile; what it shows already is none. */
  async #meet(news: Told): Promise<void> {
    if (this.#heard) return void this.#heard.push(news);
    this.#heard = [news];
    while (this.#heard.length) {
      await new Promise((gathered) => void setTimeout(gathered, gathering));
      const tickets = this.parts.now().overview?.tickets ?? [];
      const isNew = ({ticket, version = Infinity}: Told) => version > (tickets.find(({id}) => id === ticket)?.version ?? -1);
      if (this.#heard.splice(0).some(isNew) && this.#identified) await this.parts.look();
    }
    this.#heard = undefined;
  }

  /** Whoever signs in finds what was noted until it is read for him; whoever leaves takes it along. */
  #forget(): void {
    [this.#counts, this.#outbox, this.#isKnown] = [undefined, 0, false];
    if (!this.#identified) noteAt(this.parts.now().link, {unread: 0, outbox: 0});
  }
}

type Told = Extract<DeskChange, {is: 'news'}>;

/** A number as a badge has room for it. */
export const shortOf = (count: number) => (count > 99 ? '99+' : String(count));
