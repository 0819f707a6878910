import type {Client} from '../client/client.js';
import {anyone} from '../client/person-of-token.js';
import {tabNote} from './tab-note.js';

/** One person at the screen. `person` is unknown until a token could be had. */
export interface Stay {
  readonly person: string | undefined;
  /** Aborts when another person is signed in: nothing of this one is sent after that. */
  readonly ended: AbortSignal;
}

/** Tells who is at the screen: one person at a time, found by the token. */
export class Identity {
  readonly #client: Client;
  readonly #onChange: () => void;
  #end = new AbortController();
  #nobody: Stay = {person: undefined, ended: this.#end.signal};
  #asking: Promise<Stay> | undefined;
  #known: Stay | undefined;
  #ready: Promise<unknown> | undefined;

  constructor(client: Client, onChange: () => void) {
    this.#client = client;
    this.#onChange = onChange;
  }

  /** Whom notes on this device belong to, as far as it is known by now. */
  get person(): string {
    return this.#known?.person ?? anyone;
  }

  current(): Promise<Stay> {
    return (this.#asking ??= this.#find());
  }

  /** The same, asking for the token again where nobody is known yet. */
  async again(): Promise<Stay> {
    const stay = await this.current();
    if (stay.person !== undefined || stay.ended.aborted) return stay;
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
    this.#end.abort();
    this.#end = new AbortController();
    this.#nobody = {person: undefined, ended: this.#end.signal};
    this.#hint(null);
  }

  /** A fresh token came for this person, perhaps another one than before. */
  notice(person: string | undefined): void {
    if (person === undefined || this.#known?.person === person) return;
    if (!this.#known) {
      const stay = this.#know(person);
      this.#asking ??= Promise.resolve(this.#ready).then(() => stay);
      return;
    }
    // The first name of who was nameless is not another person.
    if (this.#known.person === undefined) this.refresh();
    else this.change();
    this.#onChange();
  }

  /** Nobody is signed in from now on. `wipe` gets who was, and whoever comes next waits for it. */
  leave(wipe: (former: Stay) => Promise<void>): Promise<void> {
    const hinted = this.#hint();
    const former = this.current();
    this.change();
    const wiping = former.then(({person = hinted, ended}) => wipe({person, ended}));
    this.#ready = wiping.catch(() => {});
    return wiping;
  }

  async #find(): Promise<Stay> {
    await this.#ready;
    const {signal: ended} = this.#end;
    const nobody = this.#nobody;
    let person: string | undefined;
    try {
      person = await this.#client.person();
    } catch {
      // No token, most likely no network: a reload in a tunnel must still find the draft. What this tab saw last is the best guess, it dies with the
      // tab, and nothing is sent before a token of the same person is there.
      person = ended.aborted ? undefined : this.#hint();
    }
    if (ended.aborted) return person === undefined ? nobody : {person, ended};
    return person === undefined ? (this.#known = nobody) : this.#know(person);
  }

  #know(person: string): Stay {
    this.#hint(person === anyone ? null : person);
    return (this.#known = {person, ended: this.#end.signal});
  }

  #hint(person?: string | null): string | undefined {
    return tabNote(`aftercare:person:${this.#client.base}`, person);
  }
}
