import type {NoticeKind} from '../../src/contract/person.js';
import {keyedDigest} from './digest.js';

/** Kinds of mail: to a customer, of which he has to take only the code, and to the team. */
export type LetterKind =
  NoticeKind | 'code' | 'team-received' | 'team-reply' | 'team-rating' | 'team-urged' | 'team-escalated' | 'team-purge';

/** Where a mail leads: a place of the portal (`ticket/tk_1`), opened without signing in where a pass comes along. */
export interface LetterLink {
  label: string;
  place: string;
  /** Seed of the pass, see `passToken`. The token itself stands nowhere but in the mail. */
  pass?: string;
}

/** A mail as it waits in the outbox: words, and places that become addresses when it is sent. */
export interface Letter {
  kind: LetterKind;
  to: string;
  /** The language it is written in. */
  locale: string;
  subject: string;
  /** Paragraphs, in order. */
  body: readonly (string | LetterLink)[];
  /** A calendar file that goes with it. */
  calendar?: string;
}

/** A mail as it goes out: the same in plain text and in HTML. */
export interface OutgoingMail extends Omit<Letter, 'body'> {
  /** Where answers go, where that is not the sender. */
  replyTo?: string;
  /** The same for every try, so that whoever gets two copies shows one. */
  messageId: string;
  text: string;
  html: string;
  /** The addresses in it. */
  links: {label: string; href: string}[];
}

export interface Writing {
  /** The page that holds the portal; without it mails carry no links. */
  portalUrl: string | undefined;
  /** Where answers to mails to customers go. */
  replyTo: string | undefined;
  linkSecret: string;
}

/** The secret of a link in a mail: made anew from its seed each time it is needed, so that it is kept nowhere. */
export function passToken(seed: string, linkSecret: string): Promise<string> {
  return keyedDigest(linkSecret, `pass\n${seed}`);
}

/** Fills in the addresses. `key` names the mail for ever. */
export async function writeLetter(key: string, {body, ...head}: Letter, {portalUrl, replyTo, linkSecret}: Writing): Promise<OutgoingMail> {
  // A line break in a head would begin another one.
  const subject = head.subject.replace(/\s+/g, ' ');
  const links: OutgoingMail['links'] = [];
  const text: string[] = [];
  const html: string[] = [];
  for (const part of body) {
    if (typeof part === 'string') {
      text.push(part);
      html.push(`<p>${escaped(part).replaceAll('\n', '<br>')}</p>`);
    } else if (portalUrl !== undefined) {
      const href = await addressOf(part, portalUrl, linkSecret);
      links.push({label: part.label, href});
      text.push(`${part.label}\n${href}`);
      html.push(`<p><a href="${escaped(href)}">${escaped(part.label)}</a></p>`);
    }
  }
  const host = portalUrl === undefined ? 'aftercare' : new URL(portalUrl).hostname;
  return {
    ...head,
    subject,
    ...(replyTo !== undefined && !head.kind.startsWith('team-') && {replyTo}),
    messageId: `<${await keyedDigest(linkSecret, `mail\n${key}`)}@${host}>`,
    text: text.join('\n\n'),
    html: `<!doctype html><html lang="${escaped(head.locale)}"><meta charset="utf-8"><title>${escaped(subject)}</title><body>${html.join('')}</body></html>`,
    links,
  };
}

async function addressOf({place, pass}: LetterLink, portalUrl: string, linkSecret: string): Promise<string> {
  const url = new URL(portalUrl);
  const at = `aftercare=${place}`;
  url.hash = pass === undefined ? at : `aftercare-token=${await passToken(pass, linkSecret)}&${at}`;
  return url.href;
}

/** Text as HTML shows it; nothing in it becomes markup. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
