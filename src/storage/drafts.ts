import type {Corner} from './corner.js';
import type {KeptFile} from './records.js';
import type {Change} from './store.js';

type Draft = {files: KeptFile[]};
/** What lies there may be a rating, which has no files. */
type Stored = Partial<Draft>;

export const requestDraftKey = (corner: Corner) => corner.key('draft', 'request');
export const replyDraftKey = (corner: Corner, ticketId: string) => corner.key('draft', 'reply', encodeURIComponent(ticketId));
export const ratingDraftKey = (corner: Corner, surveyId: string) => corner.key('draft', 'rating', encodeURIComponent(surveyId));

/** Keeps a draft, and lets go of the bytes of files that were taken out of it. */
export async function saveDraft<T extends Draft>(corner: Corner, key: string, draft: T, now: number): Promise<{kept: boolean}> {
  return {kept: await corner.save(key, draft, now, await droppedFiles(corner, key, draft.files))};
}

export async function discardDraft(corner: Corner, key: string): Promise<void> {
  await corner.store.write([[key, undefined], ...(await droppedFiles(corner, key, []))]);
}

async function droppedFiles(corner: Corner, key: string, still: readonly KeptFile[]): Promise<Change[]> {
  const before = await corner.store.get<Stored>(key);
  return corner.dropFiles(before?.files?.filter((file) => !still.some((other) => other.id === file.id)) ?? []);
}
