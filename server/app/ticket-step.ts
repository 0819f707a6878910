import type {AccessKind, ScopeLine} from '../../src/contract/access.js';
import type {ClockKind} from '../../src/contract/clock.js';
import type {RaiseReason} from '../../src/contract/escalation.js';
import type {DeliveryItem} from '../../src/contract/change.js';
import type {messageKinds} from '../../src/contract/message.js';
import type {ProposalKind} from '../../src/contract/proposal.js';
import type {Person} from '../../src/contract/person.js';
import type {Resolution} from '../../src/contract/ticket.js';
import type {QuoteOffer} from '../../src/rules/quote.js';
import type {Stretch} from '../../src/rules/working-time.js';
import type {VisitOffer} from './visits.js';

/** What can happen to a ticket after it was received. Customers, staff, the simulated team and the seeded world all move tickets by these, checked by `rules/lifecycle`. */
export type TicketStep =
  | {is: 'classify'; priority?: string; category?: string}
  | {is: 'assign'; to: Person}
  | {is: 'start'}
  /** A public message by the team; the state stays. */
  | {is: 'answer'; text: string; kind?: (typeof messageKinds)[number]; attachments?: string[]}
  /** A question to the customer: the ticket waits for him. */
  | {is: 'ask'; text: string; attachments?: string[]}
  /** Waits for somebody else; `note` says for whom and why. */
  | {is: 'wait'; note: string}
  | {is: 'resume'; note?: string}
  /** Among the team; customers never see it, nor its files. */
  | {is: 'note'; text: string; attachments?: string[]}
  | ({is: 'resolve'} & Omit<Resolution, 'at' | 'by'>)
  /** The customer writes; a ticket that waited for him goes on. */
  | {is: 'reply'; text: string; attachments?: string[]; clientRef?: string}
  | {is: 'confirm'}
  | {is: 'reject'; reason: string}
  | {is: 'reopen'; reason?: string}
  | {is: 'cancel'; reason?: string}
  | {is: 'close-unanswered'}
  | {is: 'archive'}
  /** Somebody of the team is at the customer's door. */
  | {is: 'arrive'; visit?: string}
  /** Another time than was promised, epoch ms, and why. */
  | {is: 'promise'; clock: ClockKind; dueAt: number; reason: string}
  /** A promise was missed, by the desk's own clock: nobody does it, and it is news. */
  | {is: 'miss'; clock: ClockKind}
  /** Why a promise was missed, and what is done about it. */
  | {is: 'explain'; clock: ClockKind; reason: string; remedy?: string}
  /** The customer asks for progress. */
  | {is: 'urge'; reason?: string}
  /** What the team says to that; a public message. */
  | {is: 'answer-urge'; text: string; attachments?: string[]}
  /** Passed on to level `to` of its ladder, from 1; `reason` in words where a person did it. */
  | {is: 'escalate'; to: number; why: RaiseReason; reason?: string}
  /** The customer has seen what the ledger says of delays. */
  | {is: 'acknowledge'}
  /** A change request is looked into: what it takes, what it costs. */
  | {is: 'evaluate'}
  | {is: 'quote'; quote: QuoteOffer}
  /** `quote`: its version. */
  | {is: 'accept-quote'; quote: number}
  | {is: 'decline-quote'; quote: number; reason: string}
  /** By the desk's own clock. */
  | {is: 'expire-quote'}
  /** When the work is done, epoch ms. */
  | {is: 'schedule'; from: number; to?: number; note?: string}
  | {is: 'deliver'; summary: string; checklist: DeliveryItem[]}
  /** `name`: who signs for it. */
  | {is: 'accept-delivery'; name: string}
  | {is: 'reject-delivery'; reason: string}
  /** The team asks for approval in writing; times in epoch ms. */
  | {
      is: 'propose';
      kind: ProposalKind;
      text: string;
      steps?: {text: string; owner?: string; until?: number}[];
      clock?: ClockKind;
      dueAt?: number;
      remedy?: string;
    }
  /** `proposal`: id of the step that proposed it; `moves`: the promise that is another now. */
  | {is: 'approve'; proposal: string; moves?: {clock: ClockKind; dueAt: number; reason: string}}
  | {is: 'disapprove'; proposal: string; reason: string}
  /** The team offers a visit; `visit`: anew, id of the step that first proposed it, and why. */
  | {is: 'propose-visit'; offer: VisitOffer; visit?: string; reason?: string}
  /** The customer chooses; times in epoch ms. */
  | {is: 'book-visit'; visit: string; from: number; to: number}
  /** Another time that he chose, or which ones would suit him; `refused`: those he could have chosen. */
  | {is: 'reschedule'; visit: string; from?: number; to?: number; wish?: string; refused?: Stretch[]; reason: string}
  | {is: 'cancel-visit'; visit: string; reason: string}
  /** Somebody of the team sets out, comes not at all, says what he did, calls it off. */
  | {is: 'depart'; visit: string}
  | {is: 'miss-visit'; visit: string; reason: string; remedy?: string}
  | {is: 'report-visit'; visit: string; text: string}
  | {is: 'call-off-visit'; visit: string; reason: string}
  /** The customer lets a remote session take place, or does not, or no more. */
  | {is: 'give-consent'; visit: string}
  | {is: 'withdraw-consent'; visit: string; reason?: string}
  /** The customer makes a link for somebody without an account, good until `until`, epoch ms; takes one back: id of the step that made it. */
  | {is: 'share'; label: string; scope: 'read' | 'reply'; until: number}
  | {is: 'unshare'; link: string}
  /** The team asks to be let in, or for consent to one job on data. */
  | {is: 'ask-access'; kind: AccessKind; scope: ScopeLine[]; purpose: string; how?: string; hours: number}
  /** `grant`: id of the step that asked; `scope`: ids of the lines that are given; `until` in epoch ms. */
  | {is: 'grant-access'; grant: string; scope: string[]; until: number; note?: string}
  /** Refused where it was not granted yet. */
  | {is: 'revoke-access'; grant: string; reason?: string}
  | {is: 'use-access'; grant: string; text: string; minutes?: number}
  /** The team needs it no more: the job is done, it gives it back, or it no longer asks. */
  | {is: 'end-access'; grant: string; text: string}
  /** By the desk's own clock. */
  | {is: 'expire-access'; grant: string}
  /** What was taken over under all that have ended is removed. */
  | {is: 'confirm-purge'; text: string}
  /** A colleague of the requester is brought in, taken out again, or leaves by himself. */
  | {is: 'bring-in'; who: Holder}
  | {is: 'take-out'; who: Holder}
  | {is: 'leave'; who: Holder}
  /** It is somebody else's from now on; where mails to him go, and the language he reads. */
  | {is: 'hand-over'; to: Holder & {email?: string; locale?: string}}
  /** Somebody of the team called after the solution, at `calledAt`, epoch ms; `reached`: whether the customer was there to answer. */
  | {is: 'call'; calledAt: number; reached: boolean; note?: string};

/** Somebody with an account, by the key that his rights hang on (see `personKey`), and as others see him. */
export interface Holder {
  key: string;
  person: Person;
}
