import type {Problem} from '../contract/problem.js';
import type {Corner} from './corner.js';
import type {NamedFile} from './records.js';

/** A draft as it lies in the store, of whichever form. A request and a reply are sent under `key`, a rating under `clientRef`. */
export interface StoredDraft {
  id?: string | undefined;
  key?: string;
  clientRef?: string;
  type?: string;
  title?: string;
  description?: string;
  text?: string;
  files?: NamedFile[];
  problem?: Problem | undefined;
  editedAt?: number;
}

/** A form is named by what it is and what it is about: `['reply', ticketId]`. */
export type Form = readonly string[];

/** Its own name among the drafts of one form; empty for ratings, of which a survey has one. */
export const nameOf = ({id, key = ''}: StoredDraft) => id ?? key;

/** The key it will be sent under. */
export const keyOf = ({key, clientRef}: StoredDraft) => key ?? clientRef ?? '';

/** Whether somebody has written something into it. */
export const isWritten = ({text, title, description, files, clientRef}: StoredDraft) =>
  Boolean(text?.trim() || title || description || files?.length || clientRef);

/** Where a draft of a form lies. */
export function draftPlace(corner: Corner, form: Form, name = ''): string {
  return corner.key('draft', ...form) + (name && `#${name}`);
}

/** The drafts of one form by their places, last edited first. One that lies at the bare place was kept when a form had only one. */
export async function listDrafts(corner: Corner, form: Form): Promise<[place: string, draft: StoredDraft][]> {
  const place = draftPlace(corner, form);
  const found = await corner.store.list<StoredDraft>(place);
  return found
    .filter(([key]) => key === place || key.startsWith(`${place}#`))
    .sort(([, {editedAt: a = 0}], [, {editedAt: b = 0}]) => b - a);
}
