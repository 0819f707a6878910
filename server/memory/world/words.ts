import type {LocalText} from '../../../src/contract/values.js';

/** One text in the languages of this desk. */
export function words(zhHans: string, en: string, zhHant?: string): LocalText {
  return {'zh-Hans': zhHans, ...(zhHant !== undefined && {'zh-Hant': zhHant}), en};
}
