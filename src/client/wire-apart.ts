import {asProblem} from '../contract/local-problem.js';
import type {RouteName} from '../contract/routes.js';
import {kinds, type Kinds} from './misfit.js';
import type {later} from './wire-later.js';
import {sources} from './wire-sources.js';
import {shared} from './wire-table.js';
import {withUsual, type Wire} from './wire.js';

/** A table that comes apart. */
export const made = <Table>(table: (from: Kinds, more: typeof shared) => Table): Table => table(kinds, shared);

/** One of lines, as the client takes it. */
export const linesOf = <Names extends RouteName>(
  table: (from: Kinds, more: typeof shared) => {readonly [N in Names]: object},
): Wire<Names> => withUsual(made(table));

/** Those that no main job calls. */
export type LaterLines = Wire<keyof ReturnType<typeof later>>;

const missing = (error: unknown): never => {
  throw asProblem(error);
};

/** Lines that come with the first call of them. Rejects with a ProblemError where their file cannot be had. */
export const tickets = () => sources.tickets().then((file) => linesOf(file.tickets), missing);
export const articles = () => sources.articles().then((file) => linesOf(file.articles), missing);
export const surveys = () => sources.surveys().then((file) => linesOf(file.surveys), missing);
