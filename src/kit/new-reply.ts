import {newKey} from '../contract/key.js';
import type {ReplyDraftRecord} from '../storage/records.js';

/** An empty reply with a key of its own: another text is another reply. */
export function newReply(): ReplyDraftRecord {
  const key = newKey();
  return {id: key, key, text: '', files: [], editedAt: 0};
}
