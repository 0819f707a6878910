/** What the launcher says while the portal's own sentences are not there: its name, and that it could not open. */
const sentences = [
  ['服务支持', '失败，重试中'],
  ['客戶服務', '失敗，重試中'],
  ['Support', 'Failed, retrying'],
] as const;

/** The sentences for the nearest `lang` around an element, or else the browser's. */
export function wordsFor(element: Element): (typeof sentences)[number] {
  const tag = element.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  return sentences[/^zh/i.test(tag) ? +/hant|tw|hk|mo/i.test(tag) : 2]!;
}
