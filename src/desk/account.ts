import type {Client} from '../client/client.js';
import {anyone} from '../client/person-of-token.js';
import {Corner} from '../storage/corner.js';
import {isWritten, keyOf, type StoredDraft} from '../storage/draft-store.js';
import {openMemoryStore, type Store} from '../storage/store.js';
import type {Stay} from './identity.js';

/** The person at the screen, and where on this device lies what is his. */
export interface Account extends Stay {
  readonly corner: Corner;
}

/** Gives each person his corner of the device. */
export class Accounts {
  readonly #client: Client;
  readonly #store: Store;
  readonly #accounts = new WeakMap<Stay, Promise<Account>>();
  /** One for each scope, so that a wiped one takes nothing from anybody. */
  readonly #corners = new Map<string, Corner>();
  /** What was typed while nobody knew by whom; the next known person takes it over, since the page in front of him still shows it. */
  readonly #nameless = new WeakMap<AbortSignal, Corner>();

  constructor(client: Client, store: Store) {
    this.#client = client;
    this.#store = store;
  }

  async of(stay: Stay | Promise<Stay>): Promise<Account> {
    const here = await stay;
    const account = this.#accounts.get(here) ?? this.#open(here);
    this.#accounts.set(here, account);
    return account;
  }

  /** Takes away everything of a person, and what no name stands on; the scope that was his. */
  async wipe({person, ended}: Stay): Promise<string> {
    const corners = new Set([anyone, person ?? anyone].map((name) => this.#corner(name)));
    for (const {scope} of corners) this.#corners.delete(scope);
    await Promise.all([...corners, this.#namelessCorner(ended)].map((corner) => corner.wipe()));
    return [...corners].at(-1)!.scope;
  }

  async #open(stay: Stay): Promise<Account> {
    const nameless = this.#namelessCorner(stay.ended);
    if (stay.person === undefined) return {...stay, corner: nameless};
    const corner = this.#corner(stay.person);
    await this.#adopt(nameless, corner, stay.ended);
    return {...stay, corner};
  }

  /** What one typed longer ago and what he typed just now both stay; where a form has room for one only, the former does. */
  async #adopt(from: Corner, corner: Corner, ended: AbortSignal): Promise<void> {
    const records = (await from.store.list<StoredDraft>(from.key(''))).filter(([key]) => !key.startsWith(from.key('turn', '')));
    if (records.length > 0) this.#nameless.delete(ended);
    for (const [key, value] of records) {
      const isDraft = key.startsWith(from.key('draft', ''));
      const taken = (old: StoredDraft) => isDraft && isWritten(old) && keyOf(old) !== keyOf(value);
      await corner.store.update<StoredDraft>(corner.scope + key.slice(from.scope.length), (old) => (old && taken(old) ? old : value));
    }
  }

  #namelessCorner(ended: AbortSignal): Corner {
    const corner = this.#nameless.get(ended) ?? new Corner(openMemoryStore(), this.#client.base);
    this.#nameless.set(ended, corner);
    return corner;
  }

  #corner(person: string): Corner {
    const scope = `${this.#client.base}|${person}`;
    const corner = this.#corners.get(scope) ?? new Corner(this.#store, scope);
    this.#corners.set(scope, corner);
    return corner;
  }
}
