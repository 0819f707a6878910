import type {ClockKind, PromiseEntry, PromiseMove} from '../contract/clock.js';
import type {OpenEnum} from '../contract/values.js';
import type {ClockReading, PauseReason} from './clock-count.js';

/** What happened to a request as far as its clocks go. Times in epoch ms. */
export type ClockEvent = {at: number} & (
  | {is: 'received'; priority?: string | undefined}
  | {is: 'graded'; priority: string}
  /** The team wrote to the customer. */
  | {is: 'answered'; workaround?: boolean}
  | {is: 'paused'; why: Exclude<PauseReason, 'awaiting-confirmation' | 'arranging'>}
  | {is: 'resumed' | 'resolved' | 'rejected' | 'reopened' | 'cancelled' | 'arrived' | 'acknowledged' | 'urged'}
  /** The customer chooses when somebody comes, or asks for another time. */
  | {is: 'arranging'}
  /** Somebody comes by then: agreed with the customer. */
  | {is: 'agreed'; dueAt: number}
  /** Nobody came, and nobody will at the time agreed. */
  | {is: 'stood-up'; reason: string; remedy?: string | undefined}
  /** Nobody need come. */
  | {is: 'called-off'}
  /** The team names another time. */
  | {is: 'promised'; clock: OpenEnum<ClockKind>; dueAt: number; reason: string}
  /** Why a promise was missed, and what is done about it. */
  | {is: 'explained'; clock: OpenEnum<ClockKind>; reason: string; remedy?: string | undefined}
);

export interface ClockCase {
  type: string;
  /** Id of a tier; none where nothing is known of a contract. */
  tier?: string | undefined;
  /** In order. */
  events: readonly ClockEvent[];
}

/** A line of the ledger. Times in epoch ms. */
export interface LedgerLine extends Pick<PromiseEntry, 'why' | 'reason' | 'remedy' | 'bestEffort'> {
  at: number;
  clock: OpenEnum<ClockKind>;
  is: PromiseMove;
  dueAt?: number;
  notBefore?: number;
  before?: number;
  acknowledgedAt?: number;
}

export interface Clocks {
  /** One of each kind, as it runs since the request was last opened, in the order of the rules. */
  clocks: ClockReading[];
  /** Every promise and what became of it, oldest first. Of next words, which are many, only those missed. */
  ledger: LedgerLine[];
}
