import type {Desk, DeskChange, Transport} from '../desk/desk.js';
import {owed} from '../desk/note.js';
import {Watchers} from '../desk/watchers.js';
import type {Messages} from '../locales/catalogue.js';
import {problemOf} from './problem-of.js';

/** What a host says about its desk. `portalUrl`: the page that shows tickets and articles, where that is not this one. */
export interface DeskLinkOptions {
  baseUrl: string;
  getToken?: (() => Promise<string>) | undefined;
  transport?: Transport | undefined;
  portalUrl?: string | undefined;
  messages?: Messages | undefined;
  /** Values to start the request form with, by field id; `title`, `description` and `type` too. */
  prefill?: Readonly<Record<string, string>> | undefined;
  /** What the page knows that helps support; the customer sees it before it is sent. */
  context?: Readonly<Record<string, string>> | undefined;
}

/** Where a page says this; see the element. */
export interface DeskOwner extends Pick<DeskLinkOptions, 'transport' | 'messages' | 'prefill' | 'context'> {
  auth: {getToken(): Promise<string>} | undefined;
  logout(): Promise<void>;
}

/** One connection to a desk, shared by the elements under it. The desk's code is loaded on the first call, after the first paint. */
export class DeskLink {
  /** Goes up with each change of person: whoever was out of the page meanwhile can tell that what it shows is somebody else's. */
  identity = 0;
  /** The page has said that nobody is here, and no reader has asked for anything since. */
  declare left?: boolean;
  #desk: Promise<Desk> | undefined;
  readonly #watchers = new Watchers();

  constructor(
    public options: DeskLinkOptions,
    readonly owner?: DeskOwner,
  ) {}

  desk(): Promise<Desk> {
    this.#desk ??= this.#open();
    return this.#desk;
  }

  /** Calls back on each change of the desk, opened yet or not, until the returned function is called. */
  watch(listener: (change: DeskChange) => void): () => void {
    return this.#watchers.add(listener);
  }

  identify(getToken: (() => Promise<string>) | undefined): void {
    this.options = {...this.options, getToken};
    this.left = !getToken;
    if (this.#desk) this.#desk.then((desk) => desk.identify(getToken), ignore);
    else this.#announce({is: 'identity'});
  }

  /** Forgets the person and everything kept for him on this device. Where the code that could cannot be loaded, he is forgotten before the next desk opens. */
  async logout(): Promise<void> {
    this.options = {...this.options, getToken: undefined};
    this.left = true;
    await this.desk().then(
      (desk) => desk.logout(),
      () => owed(this.options.baseUrl, '*'),
    );
  }

  /** Stops timers and listeners; the next call opens the desk again. */
  close(): void {
    this.identity += 1;
    this.#desk?.then((desk) => desk.close(), ignore);
    this.#desk = undefined;
  }

  async #open(): Promise<Desk> {
    try {
      const {openDesk} = await import('../desk/open-desk.js');
      // A desk beside this one is using a mailed link: whom it opens the page for, this one finds when it opens.
      if (using) await using;
      const desk = openDesk(this.options);
      desk.watch((change) => this.#announce(change));
      // Before anybody reads: with the token of a mailed link it is somebody else who does.
      if (location.hash.includes('aftercare-token'))
        await (using = import('./link-token.js')
          .then(({useLinkToken}) => useLinkToken(desk, this.options.getToken))
          .finally(() => (using = undefined)));
      return desk;
    } catch (error) {
      // A chunk lost on the way must not lose the desk for good: the next call tries again.
      this.#desk = undefined;
      throw problemOf(error);
    }
  }

  #announce(change: DeskChange): void {
    if (change.is === 'identity') this.identity += 1;
    this.#watchers.tell(change);
  }
}

/** The use of a mailed link that is under way on this page: it opens once, for all desks. */
let using: Promise<unknown> | undefined;

/** A desk that never opened has nothing to tell or close; whoever asked for it has been told. */
const ignore = (): void => {};
