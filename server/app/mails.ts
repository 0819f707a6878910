import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {pick} from '../../src/locales/format.js';
import {mailWords, type MailWords} from './mail-words.js';
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
  return about(record, 'received', settings, (words, desk) => words.received({desk, ...said(record)}));
}

/** What the team's last step says to the customer; nothing where it says nothing. */
export function stepMail(record: TicketRecord, settings: DeskSettings): Mail | undefined {
  const last = record.steps.at(-1);
  if (!last || last.by.role !== 'agent') return undefined;
  const {by, step} = last;
  switch (step.is) {
    case 'answer':
    case 'ask':
      return about(record, 'answered', settings, (words, desk) =>
        words[step.is === 'ask' ? 'asked' : 'answered']({desk, ...said(record), agent: by.name, text: step.text}),
      );
    case 'resolve':
      return about(record, 'resolved', settings, (words, desk) =>
        words.resolved({desk, ...said(record), agent: by.name, text: step.summary}),
      );
    default:
      return undefined;
  }
}

type Letter = (words: MailWords, desk: string) => {subject: string; text: string};

function about(record: TicketRecord, kind: Mail['kind'], settings: DeskSettings, letter: Letter): Mail | undefined {
  const {email, locale, draft} = record;
  return email === undefined ? undefined : write(kind, email, draft.locale ?? locale, settings, letter);
}

function write(kind: Mail['kind'], to: string, wanted: string | undefined, settings: DeskSettings, letter: Letter): Mail {
  const {locale, words} = mailWords(wanted ?? settings.locales[0] ?? 'en');
  const {subject, text} = letter(words, pick(settings.brand.name, locale));
  // A line break in a header would begin another one.
  return {kind, to, locale, subject: subject.replace(/\s+/g, ' '), text};
}

function said({reference, draft, requester}: TicketRecord) {
  return {reference, title: draft.title, name: requester.name};
}
