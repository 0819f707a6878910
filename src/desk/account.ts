import type {Client} from '../client/client.js';
import {anyone} from '../client/person-of-token.js';
import {Corner} from '../storage/corner.js';
import {openMemoryStore, type Store} from '../storage/store.js';

/** The person at the screen, and where on this device lies what is his. `person` is unknown until a token could be had. */
export interface Account {
  person: string | undefined;
  corner: Corner;
}

const hintKey = (base: string) => `aftercare:person:${base}`;

/** Tells whose drafts and outbox these are: one account at a time, found by the token. */
export class Accounts {
  readonly #client: Client;
  readonly #store: Store;
  readonly #onChange: () => void;
  /** Holds what was typed while nobody knew by whom; the next known person takes it over, since the page in front of him still shows it. */
  #nameless: Account;
  #asking: Promise<Account> | undefined;
  #known: Account | undefined;

  constructor(client: Client, store: Store, onChange: () => void) {
    this.#client = client;
    this.#store = store;
    this.#onChange = onChange;
    this.#nameless = this.#forNobody();
  }

  current(): Promise<Account> {
    return (this.#asking ??= this.#find());
  }

  /** The same, asking for the token again where nobody is known yet. */
  async again(): Promise<Account> {
    const account = await this.current();
    if (account.person !== undefined) return account;
    this.#known = undefined;
    const now = await (this.#asking = this.#find());
    if (now.person !== undefined) this.#onChange();
    return now;
  }

  /** Another person may be at the screen: the next `current` asks again. */
  forget(): void {
    this.#asking = this.#known = undefined;
  }

  /** A fresh token came for this person, perhaps another one than before. */
  notice(person: string | undefined): void {
    if (!this.#known || person === undefined || this.#known.person === person) return;
    this.forget();
    this.#onChange();
  }

  /** Takes away everything of the present person, and what nobody's name stands on. */
  async wipe(): Promise<void> {
    const {corner} = await this.current();
    this.#nameless = this.#forNobody();
    this.#hint(null);
    await Promise.all([corner.wipe(), this.#corner(anyone).wipe()]);
  }

  async #find(): Promise<Account> {
    let person: string | undefined;
    try {
      person = await this.#client.person();
      if (person !== undefined) this.#hint(person === anyone ? null : person);
    } catch {
      // No token, most likely no network: a reload in a tunnel must still find the draft. What this tab saw last is the best guess, it dies with the
      // tab, and nothing is sent before a token of the same person is there.
      person = this.#hint();
    }
    if (person === undefined) return (this.#known = this.#nameless);
    const account = {person, corner: this.#corner(person)};
    await this.#adopt(account.corner);
    return (this.#known = account);
  }

  async #adopt(corner: Corner): Promise<void> {
    const from = this.#nameless.corner;
    const records = (await from.store.list(from.key(''))).filter(([key]) => !key.startsWith(from.key('turn', '')));
    if (records.length === 0) return;
    this.#nameless = this.#forNobody();
    await corner.store.write(records.map(([key, value]) => [corner.scope + key.slice(from.scope.length), value]));
  }

  #forNobody(): Account {
    return {person: undefined, corner: new Corner(openMemoryStore(), this.#client.base)};
  }

  #corner(person: string): Corner {
    return new Corner(this.#store, `${this.#client.base}|${person}`);
  }

  #hint(person?: string | null): string | undefined {
    try {
      const key = hintKey(this.#client.base);
      if (person === null) sessionStorage.removeItem(key);
      else if (person !== undefined) sessionStorage.setItem(key, person);
      return sessionStorage.getItem(key) ?? undefined;
    } catch {
      // Storage is refused, or there is none.
      return undefined;
    }
  }
}
