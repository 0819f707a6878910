/** What the launcher says while the portal's own sentences are not there: its name, and that it cannot open yet. */
const sentences = [
  ['服务支持', '未能打开，重试中'],
  ['客戶服務', '未能開啟，重試中'],
  ['Support', 'Not open yet, retrying'],
] as const;

/** The sentences for the nearest `lang` around an element, or else the browser's. */
export function wordsFor(element: Element): (typeof sentences)[number] {
  const tag = element.closest<HTMLElement>('[lang]')?.lang || navigator.language;
  return sentences[/^zh/i.test(tag) ? +/hant|tw|hk|mo/i.test(tag) : 2]!;
}
