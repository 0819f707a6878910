/** What the launcher says while the portal's own sentences are not there: its name, and that it could not open. */
const sentences = [
  ['服务支持', '失败，重试中'],
  ['客戶服務', '失敗，重試中'],
  ['Support', 'Failed, retrying'],
] as const;

/** The sentences for the nearest `lang` around an element, across shadow roots, or else the browser's: those that the portal picks when it is there. */
export function wordsFor(element: Element): (typeof sentences)[number] {
  let tag: string | undefined;
  for (let at: Element | undefined = element; at && !tag; at = at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host)
    tag = (at as Partial<HTMLElement>).lang;
  tag ||= navigator.language;
  return sentences[/^zh/i.test(tag) ? +/^zh.(hant|tw|hk|mo)/i.test(tag) : 2]!;
}
