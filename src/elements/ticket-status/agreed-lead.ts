import {isAgreed} from '../../rules/visit.js';
import {timeNow} from '../../locales/times.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {slotDay, slotHours} from './visits/slot-text.js';

/** What the head of a request says first where somebody will come at a time that stands, the next of several; `undefined` where nobody will or something else waits for the customer. */
export function agreedLead(words: AnswerWords, {ticket}: Opened): string | undefined {
  const now = timeNow();
  if (ticket.waitingFor !== 'team' && ticket.waitingFor !== 'third-party') return undefined;
  const [next] = (ticket.visits ?? [])
    .flatMap((visit) => (visit.slot && isAgreed(visit.state) && now < Date.parse(visit.slot.to) ? [{...visit, slot: visit.slot}] : []))
    .sort((a, b) => Date.parse(a.slot.from) - Date.parse(b.slot.from));
  if (!next) return undefined;
  const {slot, kind, state, engineer} = next;
  const time = `${slotDay(slot, words.locale, now)} ${slotHours(slot, words.locale, now)}`;
  return words.find(`lead.${state === 'booked' ? kind : state}`, {time, who: engineer.name});
}
