import {notedWaiting, noteWaiting, type Awaiting} from '../desk/waiting-note.js';
import type {DeskLink} from './desk-link.js';

/** What an earlier page noted as waiting at this desk; undefined where nothing did. */
export const notedAt = (link: DeskLink | undefined): Awaiting | undefined => link && notedWaiting(link.options.baseUrl);

/** Notes what waits at this desk, for the next page to say before it has loaded anything. */
export function noteAt(link: DeskLink | undefined, awaiting: Awaiting): void {
  if (link) noteWaiting(link.options.baseUrl, awaiting);
}
