import {control} from './control.js';
import {keep} from './kept.js';

export type Language = 'zh-CN' | 'en';

export function language(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}

/** The page's texts stand in both languages and follow `<html lang>` by style sheet; the elements follow it by themselves. */
export function startLanguage(): void {
  const title = {'zh-CN': document.title, en: document.querySelector('title')?.dataset['en'] ?? document.title};
  const show = () => (document.title = title[language()]);
  const button = control('language', HTMLButtonElement);
  button.addEventListener('click', () => {
    document.documentElement.lang = language() === 'en' ? 'zh-CN' : 'en';
    keep('language', language());
    dropFromAddress();
    show();
  });
  show();
}

/** `?lang=` in the address would win over the choice on the next reload. */
function dropFromAddress(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('lang')) return;
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
}
