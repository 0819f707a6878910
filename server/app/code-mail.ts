import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {pick} from '../../src/locales/format.js';
import type {Letter} from './letter.js';
import {mailWords} from './mail-words.js';

export interface CodeMail {
  to: string;
  code: string;
  /** As it was typed. */
  reference: string;
  /** How long the code is good for. */
  minutes: number;
  locale: string | undefined;
}

/** The code that opens one request to whoever reads its requester's mail. */
export function codeMail({to, code, reference, minutes, locale: wanted}: CodeMail, settings: DeskSettings): Letter {
  const {locale, words} = mailWords(wanted ?? settings.locales[0] ?? 'en');
  const {subject, body} = words.code({desk: pick(settings.brand.name, locale), code, reference, minutes});
  return {kind: 'code', to, locale, subject, body};
}
