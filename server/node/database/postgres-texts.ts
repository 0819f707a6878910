/** PostgreSQL knows no character zero in texts. JSON never holds one as such, and in a word that is looked for it may stand for something else unknown. */
export function storable<T>(value: T): T | string {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value;
}
