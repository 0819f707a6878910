import type {ReactiveController} from 'lit';
import type {DeskChange} from '../../desk/desk.js';
import type {DeskLink} from '../../kit/desk-link.js';
import {Poll} from '../../kit/poll.js';
import {longestWait} from './longest-wait.js';
import type {OpenTicket} from './open-ticket.js';
import type {Parts} from './parts.js';

/** Ms that news wait, so that the answer to what the reader did himself comes before the news of it: then there is nothing left to read. */
const answered = 150;

/** Keeps what is shown as fresh as the backend tells it: what concerns it is read as news come, and where none come by themselves it is looked for. */
export class Fresh implements ReactiveController {
  /** Whether news come by themselves. */
  #live = false;
  readonly #poll: Poll;
  /** News came while what they concern was being read. */
  #behind = false;
  #followed: {link: DeskLink; identity: number} | undefined;
  #stop: Promise<() => void> | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
  ) {
    const most = () => longestWait(open.opened, this.#live);
    this.#poll = new Poll(
      parts.host,
      (woken) => this.#look(woken),
      window,
      most,
      undefined,
      () => this.#live,
    );
    parts.host.addController(this);
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdated(): void {
    this.#follow();
    if (!this.#behind || this.parts.loader().state.is === 'loading') return;
    this.#behind = false;
    void this.parts.loader().refresh();
  }

  hostDisconnected(): void {
    this.#leave();
  }

  /** The reader did something: look soon. */
  hurry(): void {
    this.#poll.hurry();
  }

  /** Reads anew what these news may concern, unless it is known already. */
  meet(news: Extract<DeskChange, {is: 'news'}>): void {
    setTimeout(() => this.#read(news), answered);
  }

  #read({ticket, version = Infinity, survey}: Extract<DeskChange, {is: 'news'}>): void {
    if (!this.#followed) return;
    const loader = this.parts.loader();
    const shown = loader === this.open.loader ? this.open.opened?.ticket : undefined;
    if (survey !== undefined || (shown && ticket !== undefined && (ticket !== shown.id || version <= shown.version))) return;
    // What failed waits for the reader's own retry, or for the page to wake.
    if (loader.state.is === 'ready') void loader.refresh();
    else this.#behind = loader.state.is === 'loading';
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

  /** At the desk that is around the element now, and each time it opens anew. */
  #follow(): void {
    const link = this.parts.link();
    const {identity = -1} = link ?? {};
    if (link === this.#followed?.link && identity === this.#followed?.identity) return;
    this.#leave();
    if (!link) return;
    const followed = (this.#followed = {link, identity});
    this.#stop = this.parts
      .desk()
      .then((desk) =>
        desk.follow((live) => {
          if (followed !== this.#followed || live === this.#live) return;
          this.#live = live;
          this.#poll.hurry();
        }),
      )
      .catch(() => () => {});
  }

  #leave(): void {
    this.#followed = undefined;
    this.#live = false;
    void this.#stop?.then((stop) => stop());
    this.#stop = undefined;
  }
}
