import {control} from './control.js';
import {keep} from './kept.js';

/** The page's language. */
export function language(): string {
  return document.documentElement.lang;
}

/** The page's language as the data has it. */
export function spoken(): 'zh-Hans' | 'zh-Hant' | 'en' {
  const tag = language();
  return tag === 'en' ? 'en' : /hant|tw|hk/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
}

/** The page's title in each language, as data has it. */
const titles = {'zh-Hans': '', 'zh-Hant': '', en: ''};

/** What cannot hold a span for each language: the title, and the names of choices. */
const showTexts = () => {
  document.title = titles[spoken()];
  const name = ({'zh-Hans': 'zhHans', 'zh-Hant': 'zhHant', en: 'en'} as const)[spoken()];
  for (const option of document.querySelectorAll<HTMLOptionElement>('option[data-en]')) option.text = option.dataset[name] ?? option.text;
};

/** Changes the page's title in each language. */
export function retitle(change: (title: string, tag: keyof typeof titles) => string): void {
  for (const tag of ['zh-Hans', 'zh-Hant', 'en'] as const) titles[tag] = change(titles[tag], tag);
  showTexts();
}

/** The page's texts stand in each language and follow `<html lang>` by style sheet; the elements follow it by themselves. */
export function startLanguage(): void {
  const {title} = document;
  const {en = title, zhHant = title} = document.querySelector('title')?.dataset ?? {};
  retitle((_, tag) => ({'zh-Hans': title, 'zh-Hant': zhHant, en})[tag]);
  const choice = control('language', HTMLSelectElement);
  choice.value = language();
  choice.addEventListener('change', () => {
    document.documentElement.lang = choice.value;
    keep('language', choice.value);
    dropFromAddress();
    showTexts();
  });
}

/** `?lang=` in the address would win over the choice on the next reload. */
function dropFromAddress(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
}
