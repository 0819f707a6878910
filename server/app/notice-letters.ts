import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {LinkScope} from '../../src/contract/guest.js';
import type {NoticeKind} from '../../src/contract/person.js';
import {pick} from '../../src/locales/format.js';
import {addressOf, believed, hasLeft} from './acquaintance.js';
import {timesHandedOver} from './companions.js';
import {isComplaint} from './complaints.js';
import {digest} from './digest.js';
import type {OutboxCall} from './hooks.js';
import type {Letter, LetterKind, LetterLink} from './letter.js';
import {newPass, type LinkPass} from './link-pass.js';
import type {About, Sentences} from './mail-sentences.js';
import {mailWords, type MailWords} from './mail-words.js';
import {outboxMail} from './outbox.js';
import type {OutboxMail, Ports} from './ports.js';
import {shortTitle} from './short-title.js';
import type {TicketRecord} from './ticket-record.js';

/** Mails with the passes of the links in them, and calls. */
export interface Posted {
  mails: OutboxMail[];
  passes: LinkPass[];
  calls?: OutboxCall[];
}

/** What writing a mail needs. */
export type Writing = Pick<Ports, 'repository' | 'linkSecret' | 'mailing' | 'hooks' | 'now'>;
/** No mail. */
export const nothing: Posted = {mails: [], passes: []};

/** What a link in each kind of mail opens. */
const scopesOf: Record<NoticeKind, readonly LinkScope[]> = {
  received: ['read', 'reply'],
  answered: ['read', 'reply'],
  waiting: ['read', 'reply'],
  approval: ['read', 'reply'],
  resolved: ['read', 'reply', 'settle', 'rate'],
  closing: ['read', 'reply', 'settle', 'rate'],
  survey: ['read', 'rate'],
  promise: ['read', 'reply'],
  'third-party': ['read', 'reply'],
  visit: ['read', 'reply'],
  'brought-in': ['read', 'reply'],
};

/** What a mail says, and the calendar file that goes with it; `undefined` where it has nothing to say. */
export type Wording = (words: MailWords, it: About, locale: string) => (Sentences & {calendar?: string}) | undefined;

/**
 * To the address that the requester's own token named, and to no other. Only what he wrote himself stands in it: what others wrote is read in the portal.
 * `subject` names what it tells of, once for each kind.
 */
export async function toRequester(
  record: TicketRecord,
  kind: NoticeKind,
  subject: string,
  settings: DeskSettings,
  {repository, linkSecret, now}: Writing,
  wording: Wording,
  place = `ticket/${encodeURIComponent(record.id)}`,
): Promise<Posted> {
  const {locale: spoken, draft, reference, requester} = record;
  const known = record.email === undefined && timesHandedOver(record) ? await repository.person(record.owner) : undefined;
  // Handed over to somebody whose address was not believed, it is told to him once his token comes.
  const email = record.email ?? (known && addressOf(known, now()));
  const chosen = await repository.preferences(record.owner);
  if (email === undefined || !isAddress(email) || chosen?.unwanted.includes(kind)) return nothing;
  const {locale, words} = mailWords(chosen?.locale ?? draft.locale ?? spoken ?? settings.locales[0] ?? 'en');
  const said = wording(words, {reference, title: draft.title}, locale);
  const short = wording(words, {reference, title: shortTitle(draft.title)}, locale);
  if (!said || !short) return nothing;
  const key = `${kind} ${subject}`;
  const link: LetterLink = {label: said.link, place, pass: key};
  const body = [words.hello(requester.name), said.above, link, said.below];
  const letter = {kind, to: email, locale, subject: short.subject, body, ...(said.calendar !== undefined && {calendar: said.calendar})};
  const pass = await newPass(key, {ticket: record, scopes: scopesOf[kind], now: now(), linkSecret});
  return {mails: [outboxMail(key, signed(letter, words, settings, true), now())], passes: [pass]};
}

/** That something waits for the customer's decision: to the requester, and to managers of his organisation who asked to be told. */
export async function forDecision(
  record: TicketRecord,
  subject: string,
  settings: DeskSettings,
  ports: Writing,
  wording: Wording,
): Promise<Posted> {
  const own = await toRequester(record, 'approval', subject, settings, ports, wording);
  const {organisation, owner, requester} = record;
  if (organisation === undefined || isComplaint(record, settings)) return own;
  const mails: OutboxMail[] = [];
  for (const {approver, owner: manager, locale: chosen} of await ports.repository.approvers(organisation)) {
    if (!approver || manager === owner || !isAddress(approver.email)) continue;
    // Nobody says when he stops being a manager: it is believed for a while after his token said that he is one.
    if (!(ports.now() - approver.seenAt < believed) || hasLeft(await ports.repository.person(manager), organisation)) continue;
    const to = {key: manager, name: approver.name, email: approver.email, locale: chosen};
    mails.push(
      await toColleague(record, 'approval', subject, to, settings, ports, (words, it) =>
        words.approval.colleague({...it, who: requester.name}),
      ),
    );
  }
  return {mails: [...own.mails, ...mails], passes: own.passes};
}

/** A mail to a colleague of the requester: nothing that anybody wrote stands in it, and no way in, for he reads by his own account, and may be none of them any more. */
export async function toColleague(
  {id, reference, draft}: Pick<TicketRecord, 'id' | 'reference' | 'draft'>,
  kind: NoticeKind,
  subject: string,
  {key, name, email, locale: chosen}: {key: string; name: string; email: string; locale: string | undefined},
  settings: DeskSettings,
  {now}: Pick<Writing, 'now'>,
  sentences: (words: MailWords, it: About) => Sentences,
): Promise<OutboxMail> {
  const {locale, words} = mailWords(chosen ?? settings.locales[0] ?? 'en');
  const type = settings.requestTypes.find((one) => one.id === draft.type);
  const said = sentences(words, {reference, title: pick(type?.name, locale)});
  const link: LetterLink = {label: said.link, place: `ticket/${encodeURIComponent(id)}`};
  const body = [words.hello(name), said.above, link, said.below];
  const letter: Letter = {kind, to: email, locale, subject: said.subject, body};
  return outboxMail(`${kind} ${subject} ${await digest(key)}`, signed(letter, words, settings, true), now());
}

/** To the people who answer; links lead to nothing there that a customer's would. */
export function toTeam(
  kind: LetterKind,
  subject: string,
  record: TicketRecord | undefined,
  settings: DeskSettings,
  {mailing: {team}, now}: Writing,
  sentences: (words: MailWords, it: About & {who: string}) => {subject: string; text: string},
  /** More lines of it, which whoever is kept from a complaint may not read either. */
  more: (words: MailWords, locale: string) => readonly string[] = () => [],
): Posted {
  if (!team) return nothing;
  const {locale, words} = mailWords(team.locale);
  const type = settings.requestTypes.find(({id}) => id === record?.draft.type);
  const priority = settings.impact.priorities.find(({id}) => id === record?.priority);
  const {reference = '', draft, requester} = record ?? {};
  // The team's letters are read by everybody, also by whom a complaint is about: it says no more than that there is one.
  const told = (title: string) => sentences(words, {reference, title, who: requester?.name ?? ''});
  const title = draft?.title ?? '';
  const isKept = record !== undefined && isComplaint(record, settings);
  const said = isKept ? words.team.complaint({reference}) : {...told(title), subject: told(shortTitle(title)).subject};
  const facts = [pick(type?.name, locale), pick(priority?.name, locale)].filter(Boolean).join(' · ');
  const body = [said.text, ...(isKept ? [] : more(words, locale)), ...(facts ? [facts] : [])];
  const letter = {kind, to: team.address, locale, subject: said.subject, body};
  return {mails: [outboxMail(`${kind} ${subject}`, signed(letter, words, settings, false), now())], passes: []};
}

/** With the vendor's name under it, and how to be written to less. */
function signed(letter: Letter, words: MailWords, {brand}: DeskSettings, unwanted: boolean): Letter {
  const name = pick(brand.name, letter.locale);
  return {...letter, body: [...letter.body, ...(unwanted ? [words.fewer] : []), name]};
}

/** One plain address: nothing that a mail program could take for a list, a name or another line. */
export function isAddress(text: string): boolean {
  return /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(text);
}
