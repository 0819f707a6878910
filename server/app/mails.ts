import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {pick} from '../../src/locales/format.js';
import {mailWords, paragraphs, type About, type MailWords, type Sentences} from './mail-words.js';
import type {TicketRecord} from './ticket-record.js';

/** A mail to a customer, in plain text. `locale`: the language it is written in. */
export interface Mail {
  kind: 'code' | 'received' | 'answered' | 'resolved';
  to: string;
  locale: string;
  subject: string;
  text: string;
}

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
export function codeMail({to, code, reference, minutes, locale}: CodeMail, settings: DeskSettings): Mail {
  return write('code', to, locale, settings, (words, desk) => words.code({desk, code, reference, minutes}));
}

/** That a request came in; nothing where no address is known. */
export function receivedMail(record: TicketRecord, settings: DeskSettings): Mail | undefined {
  return letter(record, 'received', settings, (words, it) => words.received(it));
}

/** What the team's last step says to the customer; nothing where it says nothing. */
export function stepMail(record: TicketRecord, settings: DeskSettings): Mail | undefined {
  const last = record.steps.at(-1);
  if (!last || last.by.role !== 'agent') return undefined;
  const {by, step} = last;
  const agent = by.name;
  switch (step.is) {
    case 'answer':
      return letter(record, 'answered', settings, (words, it) => words.answered({...it, agent}), step.text);
    case 'ask':
      return letter(record, 'answered', settings, (words, it) => words.asked({...it, agent}), step.text);
    case 'resolve':
      return letter(record, 'resolved', settings, (words, it) => words.resolved({...it, agent}), step.summary);
    default:
      return undefined;
  }
}

/** To the requester, about his request; `said` is what somebody wrote to him. */
function letter(
  {email, locale, draft, reference, requester}: TicketRecord,
  kind: Mail['kind'],
  settings: DeskSettings,
  sentences: (words: MailWords, it: About) => Sentences,
  said?: string,
): Mail | undefined {
  if (email === undefined) return undefined;
  return write(kind, email, draft.locale ?? locale, settings, (words, desk) => {
    const {subject, above, below} = sentences(words, {reference, title: draft.title});
    return {subject, text: paragraphs(words.hello(requester.name), above, said, below, desk)};
  });
}

function write(
  kind: Mail['kind'],
  to: string,
  wanted: string | undefined,
  settings: DeskSettings,
  wording: (words: MailWords, desk: string) => Pick<Mail, 'subject' | 'text'>,
): Mail {
  const {locale, words} = mailWords(wanted ?? settings.locales[0] ?? 'en');
  const {subject, text} = wording(words, pick(settings.brand.name, locale));
  // A line break in a header would begin another one.
  return {kind, to, locale, subject: subject.replace(/\s+/g, ' '), text};
}
