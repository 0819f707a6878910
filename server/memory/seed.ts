import type {Attachment} from '../../src/contract/attachment.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Person} from '../../src/contract/person.js';
import {dayAt} from '../../src/rules/time-zone.js';
import {articleOf} from '../app/article-draft.js';
import {asAttachment} from '../app/attachments.js';
import {asPerson, ownerOf, personKey, type Customer} from '../app/authenticate.js';
import type {StoredArticle} from '../app/article-record.js';
import {diariesAfter} from '../app/diaries.js';
import type {Ports} from '../app/ports.js';
import {complaintAbout} from '../app/complaints.js';
import {answered, followedUp, surveyOpenFor, type SurveyRecord} from '../app/survey-record.js';
import type {TicketStep} from '../app/ticket-step.js';
import {noteRating} from '../app/note-rating.js';
import {applyStep, receiveTicket, type TicketRecord} from '../app/ticket-record.js';
import {slotsFor} from '../app/visit-view.js';
import {visitsOf} from '../app/visits.js';
import {timersOf, withTimer} from '../app/timers.js';
import type {PersonRecord} from '../app/person-record.js';
import type {PlanRecord} from '../app/plan-record.js';
import {knownTo} from './world/people.js';
import type {
  World,
  WorldArticle,
  WorldCustomer,
  WorldFile,
  WorldPlan,
  WorldRating,
  WorldStep,
  WorldSurvey,
  WorldTicket,
} from './world/world.js';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Reading Markdown is most of what opening a world takes, so gateways of one world share what came of it. */
const read = new WeakMap<WorldArticle, StoredArticle>();

/** The world's articles as they are published. */
export function articleRecords(world: World, now: number): StoredArticle[] {
  return world.articles.map((article) => {
    const {ago, ...draft} = article;
    const known = read.get(article) ?? articleOf({...draft, keywords: []}, {updatedAt: '', revision: 1});
    read.set(article, known);
    return {...known, entry: {...known.entry, updatedAt: new Date(now - ago * day).toISOString()}};
  });
}

/** Lets the world's tickets and surveys happen, each step at its time before now, by the same rules as real ones. Throws where one of them would not be possible. */
export async function seedTickets(
  world: World,
  issuer: string,
  ports: Pick<Ports, 'repository' | 'uploads' | 'now' | 'newId'>,
): Promise<void> {
  const now = ports.now();
  for (const plan of world.plans) await ports.repository.write({plan: planRecord(plan)});
  await ports.repository.write({people: world.customers.map(personRecord)});
  for (const ticket of world.tickets) await seedTicket(ticket);
  for (const survey of world.surveys) await seedSurvey(survey);

  function planRecord({organisation, phases, extensions, ...rest}: WorldPlan): PlanRecord {
    const date = (days: number) => new Date(now + days * day).toISOString().slice(0, 10);
    return {
      ...rest,
      organisation: personKey(issuer, organisation),
      timeZone: world.settings.timeZone,
      phases: phases.map((phase) => ({...phase, from: date(phase.from), to: date(phase.to)})),
      extensions: extensions.map(({addedAgo, ...extension}) => ({...extension, addedAt: new Date(now - addedAgo * day).toISOString()})),
      revision: 1,
    };
  }

  function personRecord({leftAgo, organisation, id, name, role, email, locale}: WorldCustomer): PersonRecord {
    return {
      ...{key: personKey(issuer, id), organisation: personKey(issuer, organisation.id), id, name, role, email, locale},
      ...(leftAgo !== undefined && {leftAt: now - leftAgo * day}),
      seenAt: now - (leftAgo ?? 0) * day,
      revision: 1,
    };
  }

  function tierOf(key: string | undefined): {tier?: string} {
    const plan = world.plans.find(({organisation}) => personKey(issuer, organisation) === key);
    return plan ? {tier: plan.tier} : {};
  }

  async function seedTicket({reference, owner, ago, draft, files = [], steps, rated}: WorldTicket): Promise<void> {
    const requester = holder(owner);
    const {owner: key} = requester;
    const about = await complaintAbout({...draft, clientRef: '', attachments: []}, world.settings, customer(owner), ports);
    const attachments: Attachment[] = [];
    for (const file of files) attachments.push(await seedFile(key, file, now - ago * minute));
    let record = receiveTicket(
      {
        id: ports.newId(),
        reference,
        ...requester,
        ...tierOf(requester.organisation),
        ...about,
        draft: {...draft, clientRef: `seed-${reference}`, attachments: attachments.map(({id}) => id)},
        attachments,
        at: now - ago * minute,
      },
      world.settings,
    );
    let survey: SurveyRecord | undefined;
    for (const {ago: stepAgo, by, step, files: own = []} of [...steps].sort((a, b) => b.ago - a.ago)) {
      const at = now - stepAgo * minute;
      const sent: Attachment[] = [];
      for (const file of own) sent.push(await seedFile(key, file, at));
      const entry = {
        id: ports.newId(),
        at,
        by: knownTo(draft.locale, person(by)),
        step: timed(told(step, draft.locale), record, now, world.settings),
        ...(sent.length && {attachments: sent}),
      };
      const taken = applyStep(record, entry, world.settings);
      if (!taken) throw new Error(`${reference}: no ${step.is} from ${record.state}`);
      record = taken.record;
      survey = taken.opens ?? (taken.withdraws === undefined ? survey : undefined);
    }
    if (rated && survey) {
      survey = rate(survey, rated, rated.solved);
      record = noteRating(record, `${survey.id}-rated`, now - rated.ago * minute);
    }
    const ticket = withTimer(asLongPast(record, world.settings, now), world.settings);
    const diaries = await diariesAfter(ports, ticket);
    if (diaries === 'conflict') throw new Error(`${reference}: two visits of one engineer at a time`);
    await ports.repository.write({ticket: {...ticket, revision: 1}, diaries, survey: survey && {...survey, revision: 1}});
  }

  async function seedSurvey({definition, owner, ago, subject, rated}: WorldSurvey): Promise<void> {
    const createdAt = now - ago * minute;
    const {owner: key, locale} = holder(owner);
    const survey: SurveyRecord = {
      id: ports.newId(),
      owner: key,
      definition,
      subject,
      ...(locale !== undefined && {locale}),
      createdAt,
      expiresAt: createdAt + surveyOpenFor,
      withdrawn: false,
      revision: 1,
    };
    await ports.repository.write({survey: {...(rated ? rate(survey, rated) : survey), revision: 1}});
  }

  function rate(survey: SurveyRecord, {ago, scores, reasons = [], comment = '', followUp}: WorldRating, solved?: boolean): SurveyRecord {
    const definition = world.settings.surveys.find(({id}) => id === survey.definition);
    if (!definition) throw new Error(`No survey is called ${survey.definition}`);
    const response = {clientRef: `seed-${survey.id}`, ...(solved !== undefined && {solved}), scores, reasons, comment};
    const given = answered(survey, response, definition, now - ago * minute);
    return followUp ? followedUp(given, {at: now - followUp.ago * minute, by: followUp.by, text: followUp.text}) : given;
  }

  async function seedFile(owner: string, {name, text}: WorldFile, createdAt: number): Promise<Attachment> {
    const bytes = new TextEncoder().encode(text);
    const id = ports.newId();
    await ports.uploads.create({id, owner, name, size: bytes.length, createdAt});
    const upload = await ports.uploads.append(id, 0, new Blob([bytes]).stream());
    await ports.uploads.keep([id]);
    const attachment = typeof upload === 'string' ? undefined : asAttachment(upload, world.settings);
    if (!attachment) throw new Error(`${name} is not a file this desk takes`);
    return attachment;
  }

  function holder(id: string): ReturnType<typeof ownerOf> {
    return ownerOf(customer(id));
  }

  function customer(id: string): Customer {
    const found = world.customers.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`No customer is called ${id}`);
    const {organisation} = found;
    return {...found, key: personKey(issuer, id), organisation: {...organisation, key: personKey(issuer, organisation.id)}};
  }

  function person(id: string): Person {
    const customer = world.customers.find((candidate) => candidate.id === id);
    const found = customer ? asPerson(customer) : world.agents.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`Nobody is called ${id}`);
    return found;
  }
}

/** The ticket with what told of itself before `now`, epoch ms, told: nobody gets a mail about what happened before the world began. */
function asLongPast(record: TicketRecord, settings: World['settings'], now: number): TicketRecord {
  const past = timersOf(record, settings).filter(
    ({at, does}) => at <= now && ('notice' in does || does.step.is === 'miss' || does.step.is === 'escalate'),
  );
  return past.length ? {...record, fired: {...record.fired, ...Object.fromEntries(past.map(({key, at}) => [key, at]))}} : record;
}

/** The step with the names by which whoever asked knows the team. */
function told(step: WorldStep, locale: string | undefined): WorldStep {
  if (step.is === 'assign') return {...step, to: knownTo(locale, step.to)};
  return step.is === 'propose-visit' ? {...step, offer: {...step.offer, engineer: knownTo(locale, step.offer.engineer)}} : step;
}

/** The step with its times; what is about a visit or an access is about the last one. */
function timed(step: WorldStep, record: TicketRecord, now: number, settings: DeskSettings): TicketStep {
  const {timeZone} = settings;
  const visit = visitsOf(record).at(-1)?.id ?? '';
  const slot = ({ahead, minutes}: {ahead: number; minutes: number}) => ({from: now + ahead * minute, to: now + (ahead + minutes) * minute});
  const grant = record.steps.findLast((one) => one.step.is === 'ask-access')?.id ?? '';
  switch (step.is) {
    case 'promise': {
      const {ahead, ...rest} = step;
      return {...rest, dueAt: now + ahead * minute};
    }
    case 'quote':
      return {is: 'quote', quote: {...step.quote, timeZone, validThrough: dayAt(timeZone, now + step.validDays * day)}};
    case 'schedule': {
      const {is, ahead, minutes, note} = step;
      const from = now + ahead * minute;
      return {is, from, to: from + minutes * minute, ...(note !== undefined && {note})};
    }
    case 'propose': {
      const {ahead, ...rest} = step;
      return {...rest, ...(ahead !== undefined && {dueAt: now + ahead * minute})};
    }
    case 'propose-visit': {
      const {offer, anew, ...rest} = step;
      return {...rest, offer: {...offer, slots: (offer.slots ?? []).map(slot)}, ...(anew && {visit})};
    }
    case 'book-visit': {
      if ('ahead' in step) return {is: 'book-visit', visit, ...slot(step)};
      const chosen = visitsOf(record).flatMap((one) => slotsFor(one, settings, now, new Map()));
      return {is: 'book-visit', visit, ...(chosen[step.nth - 1] ?? slot({ahead: 2 * 24 * 60, minutes: 120}))};
    }
    case 'reschedule':
    case 'arrive':
    case 'depart':
    case 'miss-visit':
    case 'report-visit':
    case 'cancel-visit':
    case 'call-off-visit':
    case 'give-consent':
    case 'withdraw-consent':
      return {...step, visit};
    case 'grant-access': {
      const {ahead, ...rest} = step;
      return {...rest, grant, until: now + ahead * minute};
    }
    case 'use-access':
    case 'revoke-access':
    case 'end-access':
      return {...step, grant};
    case 'resolve': {
      const {outage, ...rest} = step;
      const before = (minutes: number) => new Date(now - minutes * minute).toISOString();
      return {...rest, ...(outage && {outage: {from: before(outage.from), to: before(outage.to)}})};
    }
    default:
      return step;
  }
}
