import {newKey} from '../contract/key.js';
import type {DraftRecord} from '../storage/records.js';

/** An untouched request. Its key is made with it, so that two tabs or a reload send the same one; `editedAt` 0 says that nobody has typed yet. */
export function newDraft(): DraftRecord {
  const key = newKey();
  return {id: key, key, type: '', title: '', description: '', fields: {}, impact: {}, consents: [], files: [], editedAt: 0};
}

/** The same request under a fresh key: a refusal spends the old one, the backend would answer it with the refusal again. */
export function rekeyed(draft: DraftRecord): DraftRecord {
  return {...draft, id: draft.id ?? draft.key, key: newKey()};
}
