/**
 * A note that this tab keeps and no longer than it is open, or with `localStorage` this device. `null` takes it away; without `text` it is only read.
 * Gives what stands, `undefined` where storage is refused.
 */
export function note(name: string, text?: string | null, where: 'sessionStorage' | 'localStorage' = 'sessionStorage'): string | undefined {
  try {
    const storage = globalThis[where];
    if (text === null) storage.removeItem(name);
    else if (text !== undefined) storage.setItem(name, text);
    return storage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Who signed out of the desk at this address and is not yet forgotten on this device. `*`: whom this tab saw last; `**`: nobody could name him. `null`: he is forgotten. */
export const owed = (baseUrl: string, person?: string | null) => note(`aftercare:forget:${baseUrl}`, person, 'localStorage');
