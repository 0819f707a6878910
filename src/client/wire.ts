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

type Wire = {
  readonly [N in RouteName]: (typeof routes)[N] extends Route<infer Reply, infer Body, infer Query> ? WireRoute<Reply, Body, Query> : never;
};

/** The route table of the contract, by the same names. */
export const wire = Object.fromEntries(Object.entries(lines).map(([name, line]) => [name, {...usual, ...line}])) as unknown as Wire;
