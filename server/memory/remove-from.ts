import type {OutboxCall} from '../app/hooks.js';
import {isAmong} from '../app/outbox.js';
import type {FeedbackRecord, OutboxMail, SignalRecord, StoredAnswer} from '../app/ports.js';
import type {Removal} from '../app/removal.js';
import type {PersonRecord} from '../app/person-record.js';
import type {PreferencesRecord} from '../app/preferences-record.js';
import type {SurveyRecord} from '../app/survey-record.js';
import type {TicketRecord} from '../app/ticket-record.js';
import {plainReference} from '../app/ticket-search.js';

interface Kept {
  tickets: Map<string, TicketRecord>;
  references: Map<string, string>;
  surveys: Map<string, SurveyRecord>;
  preferences: Map<string, PreferencesRecord>;
  people: Map<string, PersonRecord>;
  mails: Map<string, OutboxMail>;
  calls: Map<string, OutboxCall>;
  feedback: Map<string, FeedbackRecord>;
  unsigned: FeedbackRecord[];
  signals: SignalRecord[];
  answers: Map<string, Map<string, StoredAnswer>>;
  log: {forget(person: string): void};
}

/** See `Repository.remove`. */
export function removeFrom(kept: Kept, {tickets = [], surveys = [], person, mails, signalsBefore, feedbackBefore}: Removal): void {
  for (const id of tickets) {
    const record = kept.tickets.get(id);
    if (record) kept.references.delete(plainReference(record.reference));
    kept.tickets.delete(id);
  }
  for (const id of surveys) kept.surveys.delete(id);
  const mentions = (text: string) => tickets.some((id) => text.includes(id));
  for (const [key, mail] of kept.mails) if (mentions(key + JSON.stringify(mail.letter ?? ''))) kept.mails.delete(key);
  for (const [key, call] of kept.calls) if (mentions(key + JSON.stringify(call.news ?? ''))) kept.calls.delete(key);
  if (mails) for (const [key, mail] of kept.mails) if (isAmong(mail, mails)) kept.mails.delete(key);
  for (const [scope, own] of kept.answers) {
    if (person !== undefined && scope.startsWith(`${person} `)) kept.answers.delete(scope);
    for (const [key, {body}] of own) if (mentions(body)) own.delete(key);
  }
  if (person !== undefined) {
    kept.preferences.delete(person);
    kept.people.delete(person);
    kept.log.forget(person);
    for (const [id, {owner}] of kept.surveys) if (owner === person) kept.surveys.delete(id);
    for (const [key, {owner}] of kept.feedback) if (owner === person) kept.feedback.delete(key);
  }
  if (signalsBefore !== undefined) keepOnly(kept.signals, ({at}) => at >= signalsBefore);
  if (feedbackBefore !== undefined) {
    for (const [key, {at}] of kept.feedback) if (at < feedbackBefore) kept.feedback.delete(key);
    keepOnly(kept.unsigned, ({at}) => at >= feedbackBefore);
  }
}

function keepOnly<T>(list: T[], stays: (item: T) => boolean): void {
  list.splice(0, list.length, ...list.filter(stays));
}
