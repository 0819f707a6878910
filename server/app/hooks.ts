import type {ClockKind} from '../../src/contract/clock.js';
import type {OutboxEntry} from './outbox-entry.js';

/** What the vendor's team can be told of besides mail. */
export const hookEvents = ['received', 'urgent', 'replied', 'urged', 'due-soon', 'missed', 'escalated', 'complaint', 'rating'] as const;
export type HookEvent = (typeof hookEvents)[number];

/** Something that happened to a request, as a hook is told of it. Of a complaint: that it is one, and which. */
export interface HookNews {
  event: HookEvent;
  /** Epoch ms. */
  at: number;
  /** Id and reference of the request; a rating may be about none. */
  ticket?: string;
  reference?: string;
  /** Ids of the configuration. */
  type?: string;
  priority?: string;
  /** What the customer wrote above it, shortened; only where the hook asks for it. */
  title?: string;
  /** The promise that is near or was missed, and its time, epoch ms. */
  clock?: ClockKind;
  dueAt?: number;
}

/** Somewhere that the team reads: a group of a chat, or a program of the vendor's own. */
export interface Hook {
  /** Names it for ever: what it was told is remembered by it. */
  name: string;
  tells: readonly HookEvent[];
  /** Ids of the priorities that are urgent. */
  urgent: readonly string[];
  /** Whether titles that customers wrote go with it. */
  title: boolean;
}

/** A hook did not take a call. Its message holds no address and no secret. */
export class CallFailed extends Error {
  override name = 'CallFailed';
}

/** Carries news to hooks. */
export interface HookPort {
  hooks: readonly Hook[];
  /** How long before a promise falls due it is near, in ms; missing where no hook is told. */
  ahead?: number | undefined;
  /** Resolves once the hook said that it has it; rejects with `CallFailed` otherwise, for a later try. `id` is the same for every try. */
  call(hook: string, id: string, news: HookNews): Promise<void>;
}

/** News that wait to be carried to one hook, or what became of them. */
export interface OutboxCall extends OutboxEntry {
  hook: string;
  /** Gone as soon as nothing is left to tell. */
  news?: HookNews;
}
