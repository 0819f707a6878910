import type {Clock} from '../client/clock.js';
import type {KeptFile} from '../storage/records.js';
import type {Accounts} from './account.js';
import type {Drafts} from './desk.js';
import {keyOf} from './entry.js';
import type {Outbox} from './outbox.js';

type Draft = {key?: string; clientRef?: string; files?: KeptFile[]};

/** The forms' drafts of the person at the screen. A draft whose key was handed in is spent: a late save of it keeps nothing, and no form finds it again. */
export function deskDrafts(accounts: Accounts, outbox: Outbox, clock: Clock): Drafts {
  const find = async (form: string[]) => {
    const {corner} = await accounts.current();
    const spent = async (draft: Draft) => outbox.holds(corner, keyOf(draft)!);
    return {corner, place: corner.key('draft', ...form), spent};
  };
  const read = async <T extends Draft>(...form: string[]): Promise<T | undefined> => {
    const {corner, place, spent} = await find(form);
    const draft = await corner.load<T>(place);
    return draft && !(await spent(draft)) ? draft : undefined;
  };
  /** Lets go of the bytes of files that were taken out. */
  const write = async (draft: Draft | undefined, ...form: string[]) => {
    const {corner, place, spent} = await find(form);
    if (draft && (await spent(draft))) return {kept: true};
    const before = await corner.store.get<Draft>(place);
    const out = before?.files?.filter((file) => !draft?.files?.some((other) => other.id === file.id)) ?? [];
    return {kept: await corner.save(place, draft, clock.now(), corner.dropFiles(out))};
  };
  const discard = async (...form: string[]) => void (await write(undefined, ...form));
  return {
    request: () => read('request'),
    saveRequest: (draft) => write(draft, 'request'),
    discardRequest: () => discard('request'),
    reply: (ticketId) => read('reply', ticketId),
    saveReply: (ticketId, draft) => write(draft, 'reply', ticketId),
    discardReply: (ticketId) => discard('reply', ticketId),
    rating: (surveyId) => read('rating', surveyId),
    saveRating: (surveyId, draft) => write(draft, 'rating', surveyId),
    discardRating: (surveyId) => discard('rating', surveyId),
  };
}
