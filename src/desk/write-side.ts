import type {Client} from '../client/client.js';
import type {Clock} from '../client/clock.js';
import type {Store} from '../storage/store.js';
import {openStore} from '../storage/store.js';
import {Accounts} from './account.js';
import {DeskDrafts} from './desk-drafts.js';
import type {DeskChange} from './desk.js';
import {FileUploads} from './file-uploads.js';
import type {Identity, Stay} from './identity.js';
import {Outbox} from './outbox.js';
import {TabTalk} from './tab-talk.js';
import {Turns} from './turns.js';

export interface WriteSidePorts {
  client: Client;
  identity: Identity;
  clock: Clock;
  storage: Store | undefined;
  locks: LockManager | undefined;
  channel: BroadcastChannel | undefined;
  announce: (change: DeskChange) => void;
}

/** Everything of a desk that keeps and sends what somebody writes: drafts, outbox, uploads. It is loaded when somebody writes, or something waits. */
export class WriteSide {
  readonly drafts: DeskDrafts;
  readonly outbox: Outbox;
  readonly uploads: FileUploads;
  /** Settles when it is known what waits. */
  readonly ready: Promise<void>;
  readonly #accounts: Accounts;
  readonly #tabs: TabTalk;

  constructor({client, identity, clock, storage = openStore(), locks, channel, announce}: WriteSidePorts) {
    const accounts = (this.#accounts = new Accounts(client, storage));
    const turns = new Turns(clock, locks);
    const tabs = (this.#tabs = new TabTalk(channel));
    const uploads = (this.uploads = new FileUploads(client, turns, clock));
    const saved = () => this.drafts.settled();
    this.outbox = new Outbox({client, identity, accounts, uploads, turns, clock, announce, tabs, saved});
    this.drafts = new DeskDrafts(accounts, this.outbox, clock);
    this.ready = this.outbox.reload().then(
      ({corner}) => {
        const left = this.outbox.entries().length > 0;
        void this.outbox.later().then((later) => later.start(corner, left)).catch(() => {}); // prettier-ignore
      },
      () => {},
    );
  }

  account(stay: Promise<Stay>) {
    return this.#accounts.of(stay);
  }

  async wipe(stay: Stay): Promise<void> {
    this.#tabs.tell(await this.#accounts.wipe(stay));
  }
}
