import type {Kysely} from 'kysely';
import type {Dialect} from '../database/tables.js';

/** One step of the schema. It runs whole or not at all, and only once in a database; one that was released is never changed. */
export interface Migration {
  /** `0001-name`: they run in the order of their names. */
  name: string;
  /** The tables at that time are nobody's type any more, hence `unknown`. */
  up(db: Kysely<unknown>, dialect: Dialect): Promise<void>;
}
