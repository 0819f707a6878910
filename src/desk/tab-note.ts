/**
 * A note that this tab alone keeps, and no longer than it is open. `null` takes it away; without `text` it is only read. Gives what stands, `undefined`
 * where storage is refused.
 */
export function tabNote(name: string, text?: string | null): string | undefined {
  try {
    if (text === null) sessionStorage.removeItem(name);
    else if (text !== undefined) sessionStorage.setItem(name, text);
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}
