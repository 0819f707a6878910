/** Language and script of a BCP 47 tag: `zh-CN` and `zh-Hans` are one language, `zh-TW` and `zh-Hans` two. What is no tag stands for itself. */
export function languageOf(tag: string): string {
  try {
    const {language, script} = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return tag;
  }
}
