import type {Client} from '../client/client.js';
import {anyone} from '../client/person-of-token.js';
import {Corner} from '../storage/corner.js';
import {isWritten, keyOf, type StoredDraft} from '../storage/draft-store.js';
import {openMemoryStore, type Store} from '../storage/store.js';

/** The person at the screen, and where on this device lies what is his. `person` is unknown until a token could be had. */
export interface Account {
  person: string | undefined;
  corner: Corner;
  /** Aborts when another person is signed in: nothing of this one is sent after that. */
  ended: AbortSignal;
}

const hintKey = (base: string) => `aftercare:person:${base}`;

/** Tells whose drafts and outbox these are: one account at a time, found by the token. */
export class Accounts {
  readonly #client: Client;
  readonly #store: Store;
  readonly #onChange: () => void;
  /** Holds what was typed while nobody knew by whom; the next known person takes it over, since the page in front of him still shows it. */
  #nameless: Account;
  #stay = new AbortController();
  #asking: Promise<Account> | undefined;
  #known: Account | undefined;
  #wiping: Promise<unknown> | undefined;
  /** One for each scope, so that a wiped one takes nothing from anybody. */
  readonly #corners = new Map<string, Corner>();

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
    if (account.person !== undefined || account.ended.aborted) return account;
    this.#known = undefined;
    const now = await (this.#asking = this.#find());
    if (now.person !== undefined) this.#onChange();
    return now;
  }

  /** The same person has a fresh token: the next `current` asks again. */
  refresh(): void {
    this.#asking = this.#known = undefined;
  }

  /** Somebody else may be at the screen: neither what was typed without a name nor what a reload would go by is his. */
  change(): void {
    this.refresh();
    this.#stay.abort();
    this.#stay = new AbortController();
    this.#nameless = this.#forNobody();
    this.#hint(null);
  }

  /** A fresh token came for this person, perhaps another one than before. */
  notice(person: string | undefined): void {
    if (!this.#known || person === undefined || this.#known.person === person) return;
    // The first name of who was nameless is not another person.
    if (this.#known.person === undefined) this.refresh();
    else this.change();
    this.#onChange();
  }

  /** Nobody is signed in from now on. What it gives takes away everything of the former person, and what no name stands on; whoever comes next waits for it. */
  leave(): () => Promise<Corner> {
    const hinted = this.#hint();
    const former = this.current();
    this.change();
    const wipe = async () => {
      const {person = hinted, corner} = await former;
      const corners = [corner, this.#corner(anyone), ...(person === undefined ? [] : [this.#corner(person)])];
      for (const {scope} of corners) this.#corners.delete(scope);
      await Promise.all(corners.map((one) => one.wipe()));
      return corner;
    };
    return () => (this.#wiping = wipe());
  }

  async #find(): Promise<Account> {
    await this.#wiping;
    const {signal: ended} = this.#stay;
    const nameless = this.#nameless;
    let person: string | undefined;
    try {
      person = await this.#client.person();
      if (person !== undefined && ended.aborted) return {person, corner: this.#corner(person), ended};
      if (person !== undefined) this.#hint(person === anyone ? null : person);
    } catch {
      // No token, most likely no network: a reload in a tunnel must still find the draft. What this tab saw last is the best guess, it dies with the
      // tab, and nothing is sent before a token of the same person is there.
      person = ended.aborted ? undefined : this.#hint();
    }
    if (ended.aborted) return nameless;
    if (person === undefined) return (this.#known = this.#nameless);
    const account = {person, corner: this.#corner(person), ended};
    await this.#adopt(account.corner);
    return ended.aborted ? account : (this.#known = account);
  }

  /** What one typed longer ago and what he typed just now both stay; where a form has room for one only, the former does. */
  async #adopt(corner: Corner): Promise<void> {
    const from = this.#nameless.corner;
    const records = (await from.store.list<StoredDraft>(from.key(''))).filter(([key]) => !key.startsWith(from.key('turn', '')));
    if (records.length === 0) return;
    this.#nameless = this.#forNobody();
    for (const [key, value] of records) {
      const place = corner.scope + key.slice(from.scope.length);
      const taken = (old: StoredDraft | undefined) =>
        old && key.startsWith(from.key('draft', '')) && isWritten(old) && keyOf(old) !== keyOf(value);
      await corner.store.update<StoredDraft>(place, (old) => (taken(old) ? old : value));
    }
  }

  #forNobody(): Account {
    return {person: undefined, ended: this.#stay.signal, corner: new Corner(openMemoryStore(), this.#client.base)};
  }

  #corner(person: string): Corner {
    const scope = `${this.#client.base}|${person}`;
    const corner = this.#corners.get(scope) ?? new Corner(this.#store, scope);
    this.#corners.set(scope, corner);
    return corner;
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
