import type {ClockKind} from '../../src/contract/clock.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {noticeKinds, type NoticeKind} from '../../src/contract/person.js';
import {pick} from '../../src/locales/format.js';
import type {SurveyDefinition, SurveyResponse} from '../../src/contract/survey.js';
import {waitingFor} from '../../src/rules/lifecycle.js';
import {isLow, scaleOf} from '../../src/rules/rating.js';
import {grantsOf, standingGrants} from './access-view.js';
import {openQuote} from './change-view.js';
import {nearCalls} from './hook-news.js';
import type {MailWords} from './mail-words.js';
import {forDecision, nothing, toRequester, toTeam, type Posted, type Wording, type Writing} from './notice-letters.js';
import {ofPeople, ofReceipt} from './people-notices.js';
import {isApproval} from './ticket-access.js';
import {promiseMissed, promisesMade, promisesMoved} from './promise-lines.js';
import type {Change} from './ports.js';
import {levelAt} from './ticket-escalation.js';
import type {TicketRecord} from './ticket-record.js';
import {isForRequester, reminderWording, visitNews, visitTold, visitWording} from './visit-notices.js';
import {visitsOf} from './visits.js';

/** A mail about a ticket that no step of anybody's brings. */
export type Notice = (record: TicketRecord, settings: DeskSettings, ports: Writing) => Promise<Posted>;

/** The mails that a change brings: to the requester what the team did, to the team what the requester did. `before`: its ticket as it stands. */
export async function noticesOf(change: Change, before: TicketRecord | undefined, ports: Writing): Promise<Posted> {
  const {ticket, survey} = change;
  if (!ticket && !survey) return nothing;
  const settings = await ports.repository.settings();
  const posted: Posted[] = [];
  if (ticket?.revision === 1) {
    posted.push(await toRequester(ticket, 'received', ticket.id, settings, ports, receipt(ticket, settings)));
    posted.push(await ofReceipt(ticket, settings, ports));
    posted.push(toTeam('team-received', ticket.id, ticket, settings, ports, (words, it) => words.team.received(it)));
  } else if (ticket) {
    if (before && isOver(ticket) && !isOver(before) && standingGrants(ticket, ticket.updatedAt).purge.length)
      posted.push(
        toTeam('team-purge', `${ticket.id} ${ticket.updatedAt}`, ticket, settings, ports, (words, it) => words.approval.access.toPurge(it)),
      );
    for (let n = before?.steps.length ?? 0; n < ticket.steps.length; n++) {
      posted.push(await ofStep(n, ticket, settings, ports));
      posted.push(...(await ofVisits(n, ticket, settings, ports)));
      posted.push(await ofPeople(ticket.steps[n]!, ticket, settings, ports));
    }
  }
  const definition = settings.surveys.find(({id}) => id === survey?.definition);
  if (survey?.response && definition && isLow(survey.response, definition)) {
    const about = survey.ticket && (ticket ?? (await ports.repository.ticket(survey.ticket.id)));
    posted.push(
      toTeam('team-rating', survey.id, about, settings, ports, (words, it) => words.team.rating(it), scoresOf(survey.response, definition)),
    );
  }
  return {mails: posted.flatMap(({mails}) => mails), passes: posted.flatMap(({passes}) => passes)};
}

function isOver({state}: Pick<TicketRecord, 'state'>): boolean {
  return waitingFor(state) === 'nobody';
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
  return forDecision(record, `${record.id} ${quote.version}`, settings, ports, (words, it) => words.approval.expiring(it));
};

/** That a promise will soon fall due: to the team's hooks, for mails of that come too late. */
export function nearNotice(clock: ClockKind, dueAt: number): Notice {
  return async (record, settings, ports) => ({...nothing, calls: nearCalls(record, clock, dueAt, settings, ports)});
}

/** That a visit is near; nothing where it is not any more. */
export function visitReminder(id: string): Notice {
  return async (record, settings, ports) => {
    const visit = visitsOf(record).find((one) => one.id === id);
    if (visit?.state !== 'booked' || !visit.slot || ports.now() >= visit.slot.from) return nothing;
    return toRequester(record, 'visit', `${id} ${visit.slot.from} near`, settings, ports, reminderWording(visit, settings));
  };
}

/** Of what the n-th step of a ticket did to its visits: what the team offers goes to the customer, what he chose to both; what he turns down, to the team. */
async function ofVisits(n: number, ticket: TicketRecord, settings: DeskSettings, ports: Writing): Promise<Posted[]> {
  const {id: step, by} = ticket.steps[n]!;
  const posted: Posted[] = [];
  for (const news of visitNews(ticket, n)) {
    const subject = `${step} ${news.visit.id}`;
    if (isForRequester(news))
      posted.push(await toRequester(ticket, 'visit', subject, settings, ports, visitWording(news, settings, ports.mailing)));
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
    return told ? toTeam('team-reply', id, {...ticket, requester: by}, settings, ports, (words, it) => words.team.reply(it)) : nothing;
  }
  if (step.is === 'expire-access')
    return toRequester(ticket, 'approval', id, settings, ports, (words, it) => words.approval.access.expired(it));
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
      return forDecision(ticket, id, settings, ports, (words, it) => words.approval.quote(it));
    case 'propose':
      return forDecision(ticket, id, settings, ports, (words, it) => words.approval[step.kind](it));
    case 'ask-access':
      return forDecision(ticket, id, settings, ports, (words, it) => words.approval.access[step.kind](it));
    case 'end-access': {
      const grant = grantsOf(ticket, at).find((one) => one.id === step.grant);
      // What was never granted is not given back.
      if (!grant?.granted) return nothing;
      const is = grant.kind === 'data-job' ? 'done' : 'ended';
      return toRequester(ticket, 'approval', id, settings, ports, (words, it) => words.approval.access[is]({...it, agent}));
    }
    case 'confirm-purge':
      return toRequester(ticket, 'approval', id, settings, ports, (words, it) => words.approval.access.purged({...it, agent}));
    case 'deliver':
      return forDecision(ticket, id, settings, ports, (words, it) => words.approval.delivery(it));
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

/** The scores of a rating as the team reads them, each with the best there is: numbers, and nothing that the customer wrote. */
function scoresOf({solved, scores}: SurveyResponse, definition: SurveyDefinition) {
  return (words: MailWords, locale: string): string[] => {
    const given = definition.dimensions.flatMap((dimension) => {
      const score = scores[dimension.id];
      return score === undefined ? [] : [`${pick(dimension.label, locale)} ${score}/${scaleOf(definition, dimension).max}`];
    });
    return [...(solved === false ? [words.team.unsolved] : []), ...(given.length ? [given.join(' · ')] : [])];
  };
}

/** What a level is called, and who stands there, in the team's language. */
function levelName(level: number, record: TicketRecord, settings: DeskSettings, {mailing}: Writing): string {
  const found = levelAt(record, settings, level);
  return [pick(found?.name, mailing.team?.locale ?? 'en'), found?.person?.name].filter(Boolean).join(' · ') || String(level);
}

/** Those of `kinds` that there are. */
export function knownKinds(kinds: readonly string[]): NoticeKind[] {
  return noticeKinds.filter((kind) => kinds.includes(kind));
}
