import type {Desk, DraftSummary} from '../../desk/desk.js';
import type {DraftRecord} from '../../storage/records.js';

/** Requests that were begun on this device, last edited first; none where they cannot be read. */
export async function begunDrafts(desk: () => Promise<Desk>): Promise<DraftSummary[]> {
  const {drafts} = await desk();
  return drafts.requests().catch(() => []);
}

/** The draft of an id, without one the draft edited last. */
export async function keptDraft(desk: () => Promise<Desk>, id?: string): Promise<DraftRecord | undefined> {
  const {drafts} = await desk();
  return drafts.request(id).catch(() => undefined);
}
