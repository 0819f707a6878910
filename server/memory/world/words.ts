import type {LocalText} from '../../../src/contract/values.js';
import {matchLocale} from '../../../src/locales/catalogue.js';

/** One text in the languages of this desk. */
export function words(zhHans: string, en: string, zhHant?: string): LocalText {
  return {'zh-Hans': zhHans, ...(zhHant !== undefined && {'zh-Hant': zhHant}), en};
}

/** What the simulated team has to say, for a reader of `locale` (BCP 47): Hong Kong reads what Taiwan does; where none is named it is simplified Chinese. */
export function inLanguage<T>(locale: string | undefined, said: {zhHans: T; zhHant: T; en: T}): T {
  switch (matchLocale(locale ?? 'zh-Hans')) {
    case 'en':
      return said.en;
    case 'zh-Hans':
      return said.zhHans;
    default:
      return said.zhHant;
  }
}
