import {isAgreed} from '../../rules/visit.js';
import {timeNow} from '../../locales/times.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';
import {stateName} from './state-words.js';
import {slotText} from './visits/slot-text.js';

/** What the head of a request says first beside how it stands: to a colleague whose it is, to its requester when somebody comes; `undefined` where neither is to be said. */
export function laterLead(words: AnswerWords, opened: Opened, parts: Pick<Parts, 'words'>): string | undefined {
  const {ticket, own, settings} = opened;
  const {requester, state, allowsReply} = ticket;
  if (own) return agreedLead(words, opened);
  const told = {who: requester.name, state: stateName(parts.words()!, state, settings)};
  return words.say(allowsReply ? 'lead.broughtIn' : 'lead.colleague', told);
}

/** The next of several times that stand; nothing while something waits for the customer. */
function agreedLead(words: AnswerWords, {ticket}: Opened): string | undefined {
  const now = timeNow();
  if (ticket.waitingFor !== 'team' && ticket.waitingFor !== 'third-party') return undefined;
  const [next] = (ticket.visits ?? [])
    .flatMap((visit) => (visit.slot && isAgreed(visit.state) && now < Date.parse(visit.slot.to) ? [{...visit, slot: visit.slot}] : []))
    .sort((a, b) => Date.parse(a.slot.from) - Date.parse(b.slot.from));
  if (!next) return undefined;
  const {slot, kind, state, engineer} = next;
  return words.find(`lead.${state === 'booked' ? kind : state}`, {time: slotText(slot, words.locale, now), who: engineer.name});
}
