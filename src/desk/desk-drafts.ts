import type {Clock} from '../client/clock.js';
import type {SurveyResponse} from '../contract/survey.js';
import type {Corner} from '../storage/corner.js';
import {discardDraft, ratingDraftKey, replyDraftKey, requestDraftKey, saveDraft} from '../storage/drafts.js';
import {entryKey} from '../storage/outbox-store.js';
import type {DraftRecord, KeptFile, ReplyDraftRecord} from '../storage/records.js';
import type {Change} from '../storage/store.js';
import type {Accounts} from './account.js';
import type {Drafts} from './desk.js';
import type {Outbox} from './outbox.js';

/** The forms' drafts of the person at the screen. A draft whose key was handed in is spent: a late save of it keeps nothing, and no form finds it again. */
export function deskDrafts(accounts: Accounts, outbox: Outbox, clock: Clock): Drafts {
  type Named = {key: string; files: KeptFile[]; editedAt: number};
  const corner = async () => (await accounts.current()).corner;
  const spent = async (at: Corner, key: string) => outbox.holds(key) || (await at.store.get(entryKey(at, key))) !== undefined;
  const read = async <T extends Named>(keyOf: (at: Corner) => string): Promise<T | undefined> => {
    const at = await corner();
    const draft = await at.load<T>(keyOf(at));
    return draft && !(await spent(at, draft.key)) ? draft : undefined;
  };
  const save = async (keyOf: (at: Corner) => string, draft: Named) => {
    const at = await corner();
    return (await spent(at, draft.key)) ? {kept: true} : saveDraft(at, keyOf(at), draft, clock.now());
  };
  const discard = async (keyOf: (at: Corner) => string) => {
    const at = await corner();
    await discardDraft(at, keyOf(at));
  };
  const replyKey = (ticketId: string) => (at: Corner) => replyDraftKey(at, ticketId);
  const ratingKey = (surveyId: string) => (at: Corner) => ratingDraftKey(at, surveyId);
  return {
    request: () => read<DraftRecord>(requestDraftKey),
    saveRequest: (draft) => save(requestDraftKey, draft),
    discardRequest: () => discard(requestDraftKey),
    reply: (ticketId) => read<ReplyDraftRecord>(replyKey(ticketId)),
    saveReply: (ticketId, draft) => save(replyKey(ticketId), draft),
    discardReply: (ticketId) => discard(replyKey(ticketId)),
    rating: async (surveyId) => {
      const at = await corner();
      const draft = await at.store.get<SurveyResponse>(ratingDraftKey(at, surveyId));
      return draft && !(await spent(at, draft.clientRef)) ? draft : undefined;
    },
    saveRating: async (surveyId, draft) => {
      const at = await corner();
      return {kept: (await spent(at, draft.clientRef)) || (await at.store.write([[ratingDraftKey(at, surveyId), draft]]))};
    },
    discardRating: (surveyId) => discard(ratingKey(surveyId)),
  };
}

/** The change that takes a form's draft away as it is handed in; a draft begun meanwhile stays. */
export async function spendDraft(corner: Corner, draftKey: string, key: string): Promise<Change[]> {
  const draft = await corner.store.get<{key?: string; clientRef?: string}>(draftKey);
  return (draft?.key ?? draft?.clientRef) === key ? [[draftKey, undefined]] : [];
}
