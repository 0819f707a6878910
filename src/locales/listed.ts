/** Several, in one sentence. */
export function listed(texts: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, {type: 'conjunction', style: 'narrow'}).format(texts);
}
