/** An address without what may name somebody. */
export const bare = (address: string) => address.replace(/[?#].*$/s, '');

/** What was thrown, in words, its addresses bare. */
export function failureOf(error: unknown): string {
  const said = error instanceof Error ? error.message : typeof error === 'string' ? error : typeof error;
  return said.replace(/(\/[^\s?#]*)[?#]\S*/g, '$1');
}
