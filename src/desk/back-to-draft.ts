import type {Problem} from '../contract/problem.js';
import {withoutBytes, type Corner} from '../storage/corner.js';
import {draftPlace, isWritten, keyOf, listDrafts, type StoredDraft} from '../storage/draft-store.js';
import {entryKey} from '../storage/outbox-store.js';
import type {OutboxRecord} from '../storage/records.js';
import {formOf} from './entry.js';

export interface WayBack {
  now: number;
  /** The key it will be sent with from now on. */
  key: string;
  /** Why it comes back, where it was refused. */
  problem?: Problem | undefined;
  /** Only where nothing else is being written in that form. */
  ifFree?: boolean;
}

/** Puts an entry back into its form, and out of the outbox; the name of the draft it is now. `undefined` where it has no form, or that one is taken: then it stays. */
export async function backToDraft(corner: Corner, entry: OutboxRecord, {now, key, problem, ifFree}: WayBack): Promise<string | undefined> {
  const form = formOf(entry);
  const other = (draft: StoredDraft) => isWritten(draft) && keyOf(draft) !== entry.key;
  if (!form || (ifFree && (await listDrafts(corner, form)).some(([, draft]) => other(draft)))) return undefined;
  const {clientRef: _, attachments: _ids, locale: _locale, context: _context, ...words} = entry.body;
  const {files} = withoutBytes(entry);
  const rating = entry.route === 'respondToSurvey';
  for (const id of rating ? [''] : [entry.draft ?? entry.key, key]) {
    const draft = rating ? {...words, clientRef: key} : {...words, id, key, files, problem, editedAt: now};
    const stands = await corner.store.update<StoredDraft>(
      draftPlace(corner, form, id),
      (old) => (old && other(old) ? old : draft),
      (there) => (there === draft ? [[entryKey(corner, entry.key), undefined]] : []),
    );
    if (stands === draft) return id;
  }
  return undefined;
}
