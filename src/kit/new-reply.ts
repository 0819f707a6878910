import {newKey} from '../contract/key.js';
import type {KeptFile, ReplyDraftRecord} from '../storage/records.js';

/** A reply to start from, with a key of its own: another text is another reply. */
export function newReply(text = '', files: KeptFile[] = []): ReplyDraftRecord {
  return {key: newKey(), text, files, editedAt: Date.now()};
}
