import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {LinkScope} from '../../src/contract/guest.js';
import {noticeKinds, type NoticeKind} from '../../src/contract/person.js';
import {pick} from '../../src/locales/format.js';
import {isLow} from '../../src/rules/rating.js';
import {isComplaint} from './complaints.js';
import {openQuote} from './change-view.js';
import type {Letter, LetterKind, LetterLink} from './letter.js';
import {newPass, type LinkPass} from './link-pass.js';
import type {About, Sentences} from './mail-sentences.js';
import {mailWords, type MailWords} from './mail-words.js';
import {outboxMail} from './outbox.js';
import {isApproval} from './ticket-access.js';
import {promiseMissed, promisesMade, promisesMoved} from './promise-lines.js';
import type {Change, OutboxMail, Ports} from './ports.js';
import {levelAt} from './ticket-escalation.js';
import type {TicketRecord} from './ticket-record.js';
import {reminderWording, visitNews, visitTold, visitWording} from './visit-notices.js';
import {visitsOf} from './visits.js';

/** Mails with the passes of the links in them. */
export interface Posted {
  mails: OutboxMail[];
  passes: LinkPass[];
}

type Writing = Pick<Ports, 'repository' | 'linkSecret' | 'mailing' | 'now'>;
/** A mail about a ticket that no step of anybody's brings. */
export type Notice = (record: TicketRecord, settings: DeskSettings, ports: Writing) => Promise<Posted>;

const nothing: Posted = {mails: [], passes: []};

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
};

/** The mails that a change brings: to the requester what the team did, to the team what the requester did. */
export async function noticesOf(change: Change, ports: Writing): Promise<Posted> {
  const {ticket, survey} = change;
  if (!ticket && !survey) return nothing;
  const settings = await ports.repository.settings();
  const posted: Posted[] = [];
  if (ticket?.revision === 1) {
    posted.push(await toRequester(ticket, 'received', ticket.id, settings, ports, receipt(ticket, settings)));
    posted.push(toTeam('team-received', ticket.id, ticket, settings, ports, (words, it) => words.team.received(it)));
  } else if (ticket) {
    const before = await ports.repository.ticket(ticket.id);
    for (let n = before?.steps.length ?? 0; n < ticket.steps.length; n++) {
      posted.push(await ofStep(n, ticket, settings, ports));
      posted.push(...(await ofVisits(n, ticket, settings, ports)));
    }
  }
  const definition = settings.surveys.find(({id}) => id === survey?.definition);
  if (survey?.response && definition && isLow(survey.response, definition)) {
    const about = survey.ticket && (ticket ?? (await ports.repository.ticket(survey.ticket.id)));
    posted.push(toTeam('team-rating', survey.id, about, settings, ports, (words, it) => words.team.rating(it)));
  }
  return {mails: posted.flatMap(({mails}) => mails), passes: posted.flatMap(({passes}) => passes)};
}

/** That a resolved request will be closed unless its requester says something. */
export const closingNotice: Notice = (record, settings, ports) =>
  toRequester(record, 'closing', `${record.id} ${record.entered.at(-1)?.at}`, settings, ports, (words, it) => words.closing(it));

/** How was it; nothing where that was answered or is asked no more. */
export const surveyNotice: Notice = async (record, settings, ports) => {
  const survey = record.survey === undefined ? undefined : await ports.repository.survey(record.survey);
  if (!survey || survey.withdrawn || survey.response || ports.now() >= survey.expiresAt) return nothing;
  const place = `survey/${encodeURIComponent(survey.id)}`;
  return toRequester(record, 'survey', survey.id, settings, ports, (words, it) => words.survey(it), place);
};

/** That a quote will soon be no longer good; nothing where it is not any more. */
export const expiringNotice: Notice = async (record, settings, ports) => {
  const quote = openQuote(record);
  if (!quote || ports.now() >= quote.expiresAt) return nothing;
  return toRequester(record, 'approval', `${record.id} ${quote.version}`, settings, ports, (words, it) => words.approval.expiring(it));
};

/** That a visit is near; nothing where it is not any more. */
export function visitReminder(id: string): Notice {
  return async (record, settings, ports) => {
    const visit = visitsOf(record).find((one) => one.id === id);
    if (visit?.state !== 'booked' || !visit.slot || ports.now() >= visit.slot.from) return nothing;
    return toRequester(record, 'visit', `${id} ${visit.slot.from} near`, settings, ports, reminderWording(visit, settings));
  };
}

/** Of what the n-th step of a ticket did to its visits: what the team offers goes to the customer, what he chose to both. */
async function ofVisits(n: number, ticket: TicketRecord, settings: DeskSettings, ports: Writing): Promise<Posted[]> {
  const {id: step, by} = ticket.steps[n]!;
  const posted: Posted[] = [];
  for (const news of visitNews(ticket, n)) {
    const subject = `${step} ${news.visit.id}`;
    if (news.is !== 'asked') posted.push(await toRequester(ticket, 'visit', subject, settings, ports, visitWording(news, settings)));
    if (by.role !== 'requester' || news.is === 'proposed') continue;
    const is = news.is === 'moved' ? 'booked' : news.is;
    posted.push(
      toTeam('team-reply', subject, ticket, settings, ports, (words, it) => {
        const told = visitTold(news.visit, settings, it, ports.mailing.team?.locale ?? 'en');
        return words.visit.team[is]({...told, customer: it.who, who: news.visit.offer.engineer.name});
      }),
    );
  }
  return posted;
}

/** Of the n-th step of a ticket. */
async function ofStep(n: number, ticket: TicketRecord, settings: DeskSettings, ports: Writing): Promise<Posted> {
  const entry = ticket.steps[n];
  if (!entry) return nothing;
  const {id, at, by, step} = entry;
  if (step.is === 'escalate') return toTeam('team-escalated', id, ticket, settings, ports, (words, it) => words.team.escalated({...it, level: levelName(step.to, ticket, settings, ports)})); // prettier-ignore
  if (by.role === 'requester') {
    if (step.is === 'urge') return toTeam('team-urged', id, ticket, settings, ports, (words, it) => words.team.urged(it));
    if (isApproval(step.is))
      return toTeam('team-reply', id, {...ticket, requester: by}, settings, ports, (words, it) => words.team.decision(it));
    const told = step.is === 'reply' || step.is === 'reject' || step.is === 'reopen';
    return told ? toTeam('team-reply', id, ticket, settings, ports, (words, it) => words.team.reply(it)) : nothing;
  }
  if (step.is === 'expire-quote') return toRequester(ticket, 'approval', id, settings, ports, (words, it) => words.approval.expired(it));
  if (step.is === 'miss') return toldOf('missed', id, ticket, settings, ports, promiseMissed(ticket, settings, step.clock, at));
  if (by.role !== 'agent') return nothing;
  const agent = by.name;
  switch (step.is) {
    case 'classify':
    case 'promise':
    case 'resume':
      return toldOf('moved', id, ticket, settings, ports, promisesMoved(ticket, settings, n));
    case 'wait':
      return toRequester(ticket, 'third-party', id, settings, ports, (words, it) => words.promise.thirdParty(it));
    case 'answer':
    case 'answer-urge':
    case 'schedule':
      return toRequester(ticket, 'answered', id, settings, ports, (words, it) => words.answered({...it, agent}));
    case 'ask':
      return toRequester(ticket, 'waiting', id, settings, ports, (words, it) => words.asked({...it, agent}));
    case 'quote':
      return toRequester(ticket, 'approval', id, settings, ports, (words, it) => words.approval.quote(it));
    case 'propose':
      return toRequester(ticket, 'approval', id, settings, ports, (words, it) => words.approval[step.kind](it));
    case 'deliver':
      return toRequester(ticket, 'approval', id, settings, ports, (words, it) => words.approval.delivery(it));
    case 'resolve':
      return toRequester(ticket, 'resolved', id, settings, ports, (words, it) => words.resolved({...it, agent}));
    default:
      return nothing;
  }
}

/** That a request came in, with the times that were promised. */
function receipt(ticket: TicketRecord, settings: DeskSettings): Wording {
  const promises = promisesMade(ticket, settings);
  return (words, it, locale) => {
    const [said, made] = [words.received(it), promises(words, locale)];
    return made ? {...said, above: `${said.above}\n\n${words.promise.made(made)}`} : said;
  };
}

/** What became of promised times; nothing where it concerned none. */
async function toldOf(
  what: 'moved' | 'missed',
  subject: string,
  ticket: TicketRecord,
  settings: DeskSettings,
  ports: Writing,
  promises: ReturnType<typeof promisesMade>,
): Promise<Posted> {
  const wording: Wording = (words, it, locale) => {
    const told = promises(words, locale);
    return told && words.promise[what]({...it, ...told});
  };
  return toRequester(ticket, 'promise', subject, settings, ports, wording);
}

/** What a mail says; `undefined` where it has nothing to say. */
type Wording = (words: MailWords, it: About, locale: string) => (Sentences & {calendar?: string}) | undefined;

/**
 * To the address that the requester's own token named, and to no other. Only what he wrote himself stands in it: what others wrote is read in the portal.
 * `subject` names what it tells of, once for each kind.
 */
async function toRequester(
  record: TicketRecord,
  kind: NoticeKind,
  subject: string,
  settings: DeskSettings,
  {repository, linkSecret, now}: Writing,
  wording: Wording,
  place = `ticket/${encodeURIComponent(record.id)}`,
): Promise<Posted> {
  const {email, locale: spoken, draft, reference, requester} = record;
  const chosen = await repository.preferences(record.owner);
  if (email === undefined || !isAddress(email) || chosen?.unwanted.includes(kind)) return nothing;
  const {locale, words} = mailWords(chosen?.locale ?? draft.locale ?? spoken ?? settings.locales[0] ?? 'en');
  const said = wording(words, {reference, title: draft.title}, locale);
  if (!said) return nothing;
  const key = `${kind} ${subject}`;
  const link: LetterLink = {label: said.link, place, pass: key};
  const body = [words.hello(requester.name), said.above, link, said.below];
  const letter = {kind, to: email, locale, subject: said.subject, body, ...(said.calendar !== undefined && {calendar: said.calendar})};
  const pass = await newPass(key, {ticket: record.id, scopes: scopesOf[kind], now: now(), linkSecret});
  return {mails: [outboxMail(key, signed(letter, words, settings, true), now())], passes: [pass]};
}

/** To the people who answer; links lead to nothing there that a customer's would. */
function toTeam(
  kind: LetterKind,
  subject: string,
  record: TicketRecord | undefined,
  settings: DeskSettings,
  {mailing: {team}, now}: Writing,
  sentences: (words: MailWords, it: About & {who: string}) => {subject: string; text: string},
): Posted {
  if (!team) return nothing;
  const {locale, words} = mailWords(team.locale);
  const type = settings.requestTypes.find(({id}) => id === record?.draft.type);
  const priority = settings.impact.priorities.find(({id}) => id === record?.priority);
  const {reference = '', draft, requester} = record ?? {};
  // The team's letters are read by everybody, also by whom a complaint is about: it says no more than that there is one.
  const said =
    record && isComplaint(record, settings)
      ? words.team.complaint({reference})
      : sentences(words, {reference, title: draft?.title ?? '', who: requester?.name ?? ''});
  const facts = [pick(type?.name, locale), pick(priority?.name, locale)].filter(Boolean).join(' · ');
  const letter = {kind, to: team.address, locale, subject: said.subject, body: [said.text, ...(facts ? [facts] : [])]};
  return {mails: [outboxMail(`${kind} ${subject}`, signed(letter, words, settings, false), now())], passes: []};
}

/** What a level is called, and who stands there, in the team's language. */
function levelName(level: number, record: TicketRecord, settings: DeskSettings, {mailing}: Writing): string {
  const found = levelAt(record, settings, level);
  return [pick(found?.name, mailing.team?.locale ?? 'en'), found?.person?.name].filter(Boolean).join(' · ') || String(level);
}

/** With the vendor's name under it, and how to be written to less. */
function signed(letter: Letter, words: MailWords, {brand}: DeskSettings, unwanted: boolean): Letter {
  const name = pick(brand.name, letter.locale);
  return {...letter, body: [...letter.body, ...(unwanted ? [words.fewer] : []), name]};
}

/** One plain address: nothing that a mail program could take for a list, a name or another line. */
function isAddress(text: string): boolean {
  return /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(text);
}

/** Those of `kinds` that there are. */
export function knownKinds(kinds: readonly string[]): NoticeKind[] {
  return noticeKinds.filter((kind) => kinds.includes(kind));
}
