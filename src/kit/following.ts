import type {Desk, DeskChange} from '../desk/desk.js';
import type {DeskLink} from './desk-link.js';

/** An element's part in the news that come by themselves: one desk's and one person's at a time. */
export class Following {
  /** Whether news come by themselves. */
  live = false;
  #at: {link: DeskLink; identity: number} | undefined;
  #stop: Promise<() => void> | undefined;
  #deafen: (() => void) | undefined;

  constructor(
    private readonly desk: () => Promise<Desk>,
    /** They come by themselves from now on, or no more. */
    private readonly turned: () => void = () => {},
    private readonly heard: (change: DeskChange) => void = () => {},
  ) {}

  get isOn(): boolean {
    return Boolean(this.#at);
  }

  /** At this desk, and anew for each person at it; may be called as often as may be. Without a desk it ends. */
  follow(link: DeskLink | undefined): void {
    if (link === this.#at?.link && link?.identity === this.#at?.identity) return;
    this.leave();
    if (!link) return;
    this.#deafen = link.watch((change) => this.heard(change));
    const at = (this.#at = {link, identity: link.identity});
    this.#stop = this.desk()
      .then((desk) =>
        desk.follow((live) => {
          if (at !== this.#at || live === this.live) return;
          this.live = live;
          this.turned();
        }),
      )
      .catch(() => {
        // What could not be loaded is asked for again with the next drawing.
        if (at === this.#at) this.#at = undefined;
        return () => {};
      });
  }

  leave(): void {
    this.#at = undefined;
    this.live = false;
    void this.#stop?.then((stop) => stop());
    this.#deafen?.();
    this.#stop = this.#deafen = undefined;
  }
}
