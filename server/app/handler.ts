import type {BodyOf, QueryOf, ReplyOf} from '../../src/contract/route.js';
import type {routes} from '../../src/contract/routes.js';
import type {OutOfTurn} from './admission.js';
import type {Customer} from './authenticate.js';
import type {Limit} from './limits.js';
import type {Change} from './ports.js';
import {refuse} from './refusal.js';

/** Who asks over the team's side. */
export interface Caller {
  /** Id of the agent, where he says so. */
  agent?: string | undefined;
  /** He came by a key that is his alone: what only the whole team's key opens stays shut. */
  ownKey?: boolean | undefined;
}

/** One checked request: its parts fit the route's schemas. */
export interface Call<R> extends Caller {
  params: Record<string, string>;
  query: QueryOf<R>;
  body: BodyOf<R>;
  /** Whom the token speaks for; always there where the route's access is `person`. */
  customer: Customer | undefined;
  /** The idempotency key of a keyed route. */
  key: string;
  /** The version seen, on a versioned route. */
  version: number;
  /** Epoch ms; the same for the whole request. */
  now: number;
  /** Absolute address of the contract's base, as the customer reaches it. */
  base: string;
  network: Origin['network'];
  /** See `spend` of the limits; what this request has spent it does not spend again when it is decided anew. */
  spend(name: string, limit: Limit, detail: string): Promise<void>;
  outOfTurn: OutOfTurn;
}

/** What the host knows of a request beside itself. */
export interface Origin {
  /** Address it came from; empty where that is not known. Guests' tries are counted by it. */
  network: string;
  /** Origin that the customer reached it by, where that is another than the request's own: `https://support.example.com`. */
  origin?: string | undefined;
}

/** What a request carries through the router; `seen`: what is told of it to whoever keeps logs and numbers. */
export interface Bindings extends Origin {
  seen: {route: string};
}

/** What a request leads to: its reply, and what is to be written before it may be given. */
export interface Outcome<Reply> {
  reply: Reply;
  change?: Change;
  /** What is noted beside it: written apart, and the reply is given even where that cannot be. */
  aside?: Change;
  headers?: Record<string, string>;
}

/** Decides a request. It reads through ports and writes nothing itself; it runs again when a write met somebody else's. */
export type Handler<R> = (call: Call<R>) => Promise<Outcome<ReplyOf<R>>>;
export type HandlersOf<Table> = {[Name in keyof Table]: Handler<Table[Name]>};
export type Handlers = HandlersOf<typeof routes>;

export function customerOf({customer}: {customer: Customer | undefined}): Customer {
  return customer ?? refuse('unauthenticated');
}

/** The same where it must be somebody with an account. */
export function accountOf(call: {customer: Customer | undefined}): Customer {
  const customer = customerOf(call);
  if (customer.guestOf !== undefined) refuse('not-allowed', {detail: 'A guest’s token opens one request only.'});
  return customer;
}
