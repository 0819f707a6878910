import type {Clock} from '../client/clock.js';
import {draftPlace, isWritten, keyOf, listDrafts, nameOf, type Form, type StoredDraft} from '../storage/draft-store.js';
import type {Change} from '../storage/store.js';
import type {Account, Accounts} from './account.js';
import type {DraftSummary} from './desk.js';
import type {Stay} from './identity.js';
import type {Outbox} from './outbox.js';

/** The forms' drafts of the person at the screen. A draft whose key was handed in is spent: a late save of it keeps nothing, and no form finds it again. */
export class DeskDrafts {
  readonly #accounts: Accounts;
  readonly #outbox: Outbox;
  readonly #clock: Clock;
  /** Places of drafts that a reload would not find. */
  readonly #unkept = new Set<string>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(accounts: Accounts, outbox: Outbox, clock: Clock) {
    this.#accounts = accounts;
    this.#outbox = outbox;
    this.#clock = clock;
  }

  /** Those of one form, last edited first. */
  list(stay: Promise<Stay>, form: Form): Promise<DraftSummary[]> {
    return this.#inTurn(stay, async (account) =>
      (await this.#unspent(account, form)).map(([place, {type = '', title = '', editedAt = 0, problem, ...draft}]) => ({
        id: nameOf(draft),
        type,
        title,
        changedAt: editedAt,
        kept: !this.#unkept.has(place),
        problem,
      })),
    );
  }

  /** One by its name, else the last edited. */
  read(stay: Promise<Stay>, form: Form, name?: string): Promise<StoredDraft | undefined> {
    return this.#inTurn(stay, async (account) => {
      const found = (await this.#unspent(account, form)).find(([, draft]) => name === undefined || nameOf(draft) === name);
      const draft = found && (await account.corner.fill(found[1]));
      return draft?.files ? {...draft, files: draft.files.filter(({blob}) => blob)} : draft;
    });
  }

  /** An emptied reply leaves; so do the bytes of files that were taken out. */
  save(stay: Promise<Stay>, form: Form, draft: StoredDraft): Promise<{kept: boolean}> {
    return this.#inTurn(stay, async ({corner}) => {
      if (await this.#outbox.holds(corner, keyOf(draft))) return {kept: true};
      const name = nameOf(draft);
      const place = draftPlace(corner, form, name);
      const [before, old] = (await listDrafts(corner, form)).find(([, one]) => nameOf(one) === name) ?? [place];
      const out = old?.files?.filter(({id}) => !draft.files?.some((file) => file.id === id)) ?? [];
      const rest: Change[] = corner.dropFiles(out);
      if (before !== place) rest.push([before, undefined]);
      const kept = await corner.save(place, isWritten(draft) || form[0] === 'request' ? draft : undefined, this.#clock.now(), rest);
      this.#unkept[kept ? 'delete' : 'add'](place);
      return {kept};
    });
  }

  discard(stay: Promise<Stay>, form: Form, name?: string): Promise<void> {
    return this.#inTurn(stay, async (account) => {
      const found = (await this.#unspent(account, form)).find(([, draft]) => name === undefined || nameOf(draft) === name);
      if (found) await account.corner.store.write([[found[0], undefined], ...account.corner.dropFiles(found[1].files ?? [])]);
    });
  }

  /** Settles when everything that was asked before is done. */
  settled(): Promise<unknown> {
    return this.#last;
  }

  /** One after the other, in the order they were asked: an older save must not land on a newer one. */
  #inTurn<T>(stay: Promise<Stay>, work: (account: Account) => Promise<T>): Promise<T> {
    const done = this.#last.then(async () => work(await this.#accounts.of(stay)));
    this.#last = done.catch(() => {});
    return done;
  }

  async #unspent({corner}: Account, form: Form): Promise<[place: string, draft: StoredDraft][]> {
    const all = await listDrafts(corner, form);
    const spent = await Promise.all(all.map(([, draft]) => this.#outbox.holds(corner, keyOf(draft))));
    return all.filter((_, n) => !spent[n]);
  }
}
