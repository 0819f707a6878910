import {note} from './note.js';

/** How many things wait for whoever is at the screen, and how many of his wait on this device to be sent. */
export interface Awaiting {
  unread: number;
  outbox: number;
}

const name = 'aftercare-waiting';

/**
 * Notes on this device what waits at the desk of this address, so that the next page can say so before it has loaded anything; without numbers
 * the note goes. Numbers only, for they outlive the page. JSON by address; where storage is refused there is none.
 */
export function noteWaiting(baseUrl: string, awaiting?: Awaiting): void {
  const {[baseUrl]: _, ...others} = read();
  const all = awaiting && (awaiting.unread || awaiting.outbox) ? {...others, [baseUrl]: awaiting} : others;
  note(name, Object.keys(all).length > 0 ? JSON.stringify(all) : null, 'localStorage');
}

/** What an earlier page noted; undefined where nothing waited. */
export const notedWaiting = (baseUrl: string): Awaiting | undefined => read()[baseUrl];

function read(): Record<string, Awaiting> {
  try {
    const all: unknown = JSON.parse(note(name, undefined, 'localStorage') ?? '{}');
    return typeof all === 'object' && all !== null ? (all as Record<string, Awaiting>) : {};
  } catch {
    return {};
  }
}
