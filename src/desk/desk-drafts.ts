import type {Clock} from '../client/clock.js';
import {draftPlace, isWritten, keyOf, listDrafts, nameOf, type Form, type StoredDraft} from '../storage/draft-store.js';
import type {KeptFile} from '../storage/records.js';
import type {Account, Accounts} from './account.js';
import type {Drafts, DraftSummary} from './desk.js';
import type {Outbox} from './outbox.js';

/** The forms' drafts of the person at the screen. A draft whose key was handed in is spent: a late save of it keeps nothing, and no form finds it again. */
export class DeskDrafts implements Drafts {
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

  requests(): Promise<DraftSummary[]> {
    return this.#inTurn(async (account) =>
      (await this.#list(account, ['request'])).map(([place, draft]) => ({
        id: nameOf(draft),
        type: draft.type ?? '',
        title: draft.title ?? '',
        changedAt: draft.editedAt ?? 0,
        kept: !this.#unkept.has(place),
        problem: draft.problem,
      })),
    );
  }

  request = (id?: string) => this.#read(['request'], id) as ReturnType<Drafts['request']>;
  saveRequest: Drafts['saveRequest'] = (draft) => this.#save(['request'], draft);
  discardRequest = (id?: string) => this.#discard(['request'], id);
  reply = (ticketId: string, id?: string) => this.#read(['reply', ticketId], id) as ReturnType<Drafts['reply']>;
  saveReply: Drafts['saveReply'] = (ticketId, draft) => this.#save(['reply', ticketId], draft);
  discardReply = (ticketId: string, id?: string) => this.#discard(['reply', ticketId], id);
  rating = (surveyId: string) => this.#read(['rating', surveyId]) as ReturnType<Drafts['rating']>;
  saveRating: Drafts['saveRating'] = (surveyId, draft) => this.#save(['rating', surveyId], draft);
  discardRating = (surveyId: string) => this.#discard(['rating', surveyId]);

  /** Settles when everything that was asked before is done. */
  settled(): Promise<unknown> {
    return this.#last;
  }

  /** One after the other, in the order they were asked: an older save must not land on a newer one. Whose draft it is, is decided as it is asked. */
  #inTurn<T>(work: (account: Account) => Promise<T>): Promise<T> {
    const account = this.#accounts.current();
    const done = this.#last.then(async () => work(await account));
    this.#last = done.catch(() => {});
    return done;
  }

  /** Those that are not spent. */
  async #list({corner}: Account, form: Form): Promise<[place: string, draft: StoredDraft][]> {
    const all = await listDrafts(corner, form);
    const spent = await Promise.all(all.map(([, draft]) => this.#outbox.holds(corner, keyOf(draft))));
    return all.filter((_, n) => !spent[n]);
  }

  #read(form: Form, name?: string): Promise<StoredDraft | undefined> {
    return this.#inTurn(async (account) => {
      const found = (await this.#list(account, form)).find(([, draft]) => name === undefined || nameOf(draft) === name);
      const draft = found && (await account.corner.fill(found[1]));
      return draft?.files ? {...draft, files: draft.files.filter((file): file is KeptFile => file.blob !== undefined)} : draft;
    });
  }

  /** An emptied draft leaves; so do the bytes of files that were taken out. */
  #save(form: Form, draft: object): Promise<{kept: boolean}> {
    const next: StoredDraft = draft;
    return this.#inTurn(async ({corner}) => {
      if (await this.#outbox.holds(corner, keyOf(next))) return {kept: true};
      const name = nameOf(next);
      const place = draftPlace(corner, form, name);
      const [before, old] = (await listDrafts(corner, form)).find(([, one]) => nameOf(one) === name) ?? [place];
      const out = old?.files?.filter(({id}) => !next.files?.some((file) => file.id === id)) ?? [];
      const rest = [...corner.dropFiles(out), ...(before === place ? [] : [[before, undefined] as const])];
      const kept = await corner.save(place, isWritten(next) || form[0] === 'request' ? next : undefined, this.#clock.now(), rest);
      this.#unkept[kept ? 'delete' : 'add'](place);
      return {kept};
    });
  }

  #discard(form: Form, name?: string): Promise<void> {
    return this.#inTurn(async (account) => {
      const found = (await this.#list(account, form)).find(([, draft]) => name === undefined || nameOf(draft) === name);
      if (found) await account.corner.store.write([[found[0], undefined], ...account.corner.dropFiles(found[1].files ?? [])]);
    });
  }
}
