import type {ReactiveController} from 'lit';
import {Following} from '../../kit/following.js';
import {Poll} from '../../kit/poll.js';
import type {Surroundings} from './aside.js';

/** Ms that news wait: many in a row are one reading. */
const gathering = 200;

/** Keeps what was read as fresh as the backend tells it, while nothing is being written: which surveys there are, and what became of an answer. */
export class Fresh implements ReactiveController {
  readonly #following: Following;
  #reading: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly around: Surroundings,
    /** What was said has been answered since it was read. */
    private readonly answered: () => void,
  ) {
    this.#following = new Following(
      around.desk,
      // As news begin to come, one looks once, for what happened before.
      () => this.#following.live && this.#hear(),
      ({is}) => is === 'news' && this.#hear(),
    );
    around.host.addController(this);
    new Poll(around.host, () => this.#lookForAnswer());
  }

  /** Also where it is only moved, and nothing is drawn anew. */
  hostConnected(): void {
    this.#follow();
  }

  hostUpdated(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#following.leave();
  }

  /** A list alone is worth a stream: what is answered for a survey, no event tells. */
  #follow(): void {
    this.#following.follow(this.around.shown()?.is === 'list' ? this.around.link() : undefined);
  }

  #hear(): void {
    this.#again = true;
    if (this.#reading === undefined) this.#reading = this.#readAll().finally(() => (this.#reading = undefined));
  }

  async #readAll(): Promise<void> {
    while (this.#again) {
      await new Promise((gathered) => void setTimeout(gathered, gathering));
      this.#again = false;
      if (this.around.shown()?.is === 'list') await this.around.loader.refresh();
    }
  }

  async #lookForAnswer(): Promise<boolean> {
    const {desk, shown, loader} = this.around;
    const before = shown();
    if (before?.is !== 'one' || before.survey.followUp?.state !== 'received') return false;
    const survey = await (await desk()).survey(before.survey.id);
    if (shown() !== before || survey.followUp?.state === 'received') return false;
    loader.set({...before, survey});
    this.answered();
    return true;
  }
}
