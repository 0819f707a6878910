import {newKey} from '../contract/key.js';
import {withoutBytes, type Corner} from '../storage/corner.js';
import {ratingDraftKey, replyDraftKey, requestDraftKey} from '../storage/drafts.js';
import type {SurveyResponse} from '../contract/survey.js';
import type {DraftRecord, OutboxRecord, ReplyDraftRecord} from '../storage/records.js';
import type {Change} from '../storage/store.js';

/**
 * The change that puts a refused request, reply or rating back into its form, under a new key (the old one is spent: its refusal is remembered by the
 * server). `undefined` for what has no form of its own, and while something else is being written there.
 */
export async function backToDraft(corner: Corner, entry: OutboxRecord, now: number): Promise<Change | undefined> {
  const [key, draft] = draftOf(corner, entry, now) ?? [];
  if (key === undefined) return undefined;
  const there = await corner.store.get<Partial<DraftRecord & ReplyDraftRecord & SurveyResponse>>(key);
  const own = (there?.key ?? there?.clientRef) === entry.key;
  const empty = there?.key !== undefined && !(there.text || there.title || there.description || there.files?.length);
  return !there || own || empty ? [key, draft] : undefined;
}

function draftOf(corner: Corner, entry: OutboxRecord, now: number): Change | undefined {
  const key = newKey();
  const written = {key, files: withoutBytes(entry).files, editedAt: now};
  const {type, title, description, category, fields, impact, consents} = entry.body;
  switch (entry.route) {
    case 'submitTicket':
      return [requestDraftKey(corner), {...written, type, title, description, category, fields, impact, consents}];
    case 'postMessage':
      return [replyDraftKey(corner, entry.params.ticket!), {...written, text: entry.body.text}];
    case 'respondToSurvey':
      return [ratingDraftKey(corner, entry.params.survey!), {...entry.body, clientRef: key}];
    default:
      return undefined;
  }
}
