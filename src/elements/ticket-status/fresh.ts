import type {ReactiveController} from 'lit';
import type {DeskChange} from '../../desk/desk.js';
import {Following} from '../../kit/following.js';
import {Poll} from '../../kit/poll.js';
import {longestWait} from './longest-wait.js';
import type {OpenTicket} from './open-ticket.js';
import type {Parts} from './parts.js';

/** Ms that news wait, so that the answer to what the reader did himself comes before the news of it: then there is nothing left to read. */
const answered = 150;

type News = Extract<DeskChange, {is: 'news'}>;

/** Keeps what is shown as fresh as the backend tells it: what concerns it is read as news come, and where none come by themselves it is looked for. */
export class Fresh implements ReactiveController {
  readonly #poll: Poll;
  readonly #following: Following;
  /** News that came while something was being read. */
  #behind: News[] = [];

  constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
  ) {
    const following = (this.#following = new Following(parts.desk, () => this.#poll.hurry()));
    const most = () => longestWait(open.opened, following.live);
    this.#poll = new Poll(
      parts.host,
      (woken) => this.#look(woken),
      window,
      most,
      undefined,
      () => following.live,
    );
    parts.host.addController(this);
  }

  hostConnected(): void {
    this.#following.follow(this.parts.link());
  }

  hostUpdated(): void {
    this.#following.follow(this.parts.link());
    if (this.#behind.length) this.#read();
  }

  hostDisconnected(): void {
    this.#following.leave();
  }

  /** The reader did something: look soon. */
  hurry(): void {
    this.#poll.hurry();
  }

  /** Reads anew what these news may concern, unless it is known already. */
  meet(news: News): void {
    setTimeout(() => {
      this.#behind.push(news);
      this.#read();
    }, answered);
  }

  /** Once for all that came meanwhile: a reading under way is left to its end, or many news in a row would let none come to one. */
  #read(): void {
    const loader = this.parts.loader();
    const {state} = loader;
    if (state.is === 'loading' || (state.is === 'ready' && state.refreshing)) return;
    const isNews = this.#behind.splice(0).some((news) => this.#concerns(news));
    // What failed waits for the reader's own retry, or for the page to wake.
    if (isNews && this.#following.isOn && state.is === 'ready') void loader.refresh();
  }

  #concerns({ticket, version = Infinity, survey}: News): boolean {
    const shown = this.parts.loader() === this.open.loader ? this.open.opened?.ticket : undefined;
    // A list says nothing of ratings; a request asks for one.
    if (survey !== undefined) return shown !== undefined && shown.survey?.id !== survey;
    return !shown || ticket === undefined || (ticket === shown.id && version > shown.version);
  }

  /** One look for news; says whether there was any. A read that failed is taken up again only when the page wakes: its retry is the reader's. */
  async #look(woken: boolean): Promise<boolean> {
    const loader = this.parts.loader();
    // In a panel that is folded away nobody reads.
    if (!(loader.value || (loader.state.is === 'failed' && woken)) || this.parts.host.checkVisibility?.() === false) return false;
    const before = JSON.stringify(loader.value);
    await loader.refresh();
    return JSON.stringify(loader.value) !== before;
  }
}
