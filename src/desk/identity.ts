import {anyone} from '../client/person-of-token.js';
import {note} from './note.js';

/** One person at the screen. `person` is unknown until a token could be had. */
export interface Stay {
  readonly person: string | undefined;
  /** Aborts when another person is signed in: nothing of this one is sent after that. */
  readonly ended: AbortSignal;
}

/** Tells who is at the screen: one person at a time, found by the token. */
export interface Identity {
  /** Whom notes on this device belong to, as far as it is known by now. */
  person(): string;
  current(): Promise<Stay>;
  /** The same, asking for the token again where nobody is known yet. */
  again(): Promise<Stay>;
  /** The same person has a fresh token: the next `current` asks again. */
  refresh(): void;
  /** Somebody else may be at the screen: neither what was typed without a name nor what a reload would go by is his. */
  change(): void;
  /** A fresh token came for this person, perhaps another one than before. */
  notice(person: string | undefined): void;
  /**
   * Nobody is signed in from now on. `owe` gets at once who was as far as it is known, `**` where nobody is; `wipe` gets who was, and whoever comes next
   * waits for it. Never rejects.
   */
  leave(wipe: (former: Stay) => Promise<unknown>, owe: (person: string) => unknown): Promise<unknown>;
}

/**
 * `ask` gives the person of a token, `base` is the backend's address; `changed` hears of another person. `settle` waits until whoever signed out is
 * forgotten; while that cannot be (`false`), nobody is known here.
 */
export function openIdentity(
  ask: () => Promise<string | undefined>,
  base: string,
  settle: () => Promise<boolean>,
  changed: () => void,
): Identity {
  let end: AbortController;
  let nobody: Stay;
  let asking: Promise<Stay> | undefined;
  let known: Stay | undefined;
  begin();

  function begin(): void {
    end = new AbortController();
    nobody = {person: undefined, ended: end.signal};
  }

  const hint = (person?: string | null) => note(`aftercare:person:${base}`, person);

  function know(person: string): Stay {
    hint(person === anyone ? null : person);
    return (known = {person, ended: end.signal});
  }

  async function find(): Promise<Stay> {
    const settled = await settle();
    const here = nobody;
    const {ended} = here;
    let person: string | undefined;
    if (!settled) return here;
    try {
      person = await ask();
    } catch {
      // No token, most likely no network: a reload in a tunnel must still find the draft. What this tab saw last is the best guess, it dies with the
      // tab, and nothing is sent before a token of the same person is there.
      person = ended.aborted ? undefined : hint();
    }
    if (ended.aborted) return person === undefined ? here : {person, ended};
    return person === undefined ? (known = here) : know(person);
  }

  const current = () => (asking ??= find());
  const refresh = () => {
    asking = known = undefined;
  };
  const change = () => {
    refresh();
    end.abort();
    begin();
    hint(null);
  };

  return {
    person: () => known?.person ?? anyone,
    current,
    refresh,
    change,

    async again() {
      const stay = await current();
      if (stay.person !== undefined || stay.ended.aborted) return stay;
      known = undefined;
      const now = await (asking = find());
      if (now.person !== undefined) changed();
      return now;
    },

    notice(person) {
      if (person === undefined || known?.person === person) return;
      if (!known) {
        const stay = know(person);
        asking ??= settle().then((settled) => (settled ? stay : nobody));
        return;
      }
      // The first name of who was nameless is not another person.
      if (known.person === undefined) refresh();
      else change();
      changed();
    },

    leave(wipe, owe) {
      const hinted = hint();
      const former = current();
      owe(known?.person ?? hinted ?? '**');
      change();
      // A page that nobody has signed in at yet may be the one where he leaves.
      return former.then(({person = anyone, ended}) => wipe({person: person === anyone ? hinted : person, ended})).catch(() => {});
    },
  };
}
