import type {QueryValues, Route} from '../contract/route.js';
import type {RouteName, routes} from '../contract/routes.js';
import type {Shape} from './misfit.js';
import {lines, usual} from './wire-table.js';

/** A line of the contract as browsers carry it: what the client must know, and the shape of the reply in place of its schema. */
export interface WireRoute<Reply = unknown, Body = unknown, Query extends QueryValues = QueryValues> {
  readonly method: Route['method'];
  readonly path: string;
  readonly status: number;
  readonly access: Route['access'];
  readonly keyed: boolean;
  readonly cached: boolean;
  readonly reply: Shape;
  /** Types only; never there. */
  readonly types?: {reply: Reply; body: Body; query: Query};
}

export type Wire<Names extends RouteName> = {
  readonly [N in Names]: (typeof routes)[N] extends Route<infer Reply, infer Body, infer Query> ? WireRoute<Reply, Body, Query> : never;
};

export function withUsual<Names extends RouteName>(lines: {readonly [N in Names]: object}): Wire<Names> {
  return Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, {...usual, ...(line as object)}])) as unknown as Wire<Names>;
}

/** The route table of the contract, by the same names; what comes apart is in `wire-tickets` and its like. */
export const wire = withUsual(lines);
