import {createHash} from 'node:crypto';
import {sql} from 'kysely';
import type {Limiter} from '../../app/ports.js';
import type {Database} from './tables.js';

/** Windows that are over are removed this often, in ms. */
const sweepEvery = 600_000;

/** Counts in the database, for all gateways of it together. What is counted, people and networks, stands there as digests. */
export function createSharedLimiter({db}: Pick<Database, 'db'>, now: () => number): Limiter {
  let sweptAt = now();
  return {
    take: async (name, {times, within}) => {
      const at = now();
      if (at - sweptAt >= sweepEvery) {
        sweptAt = at;
        await db.deleteFrom('limits').where('ends_at', '<=', at).execute();
      }
      const key = createHash('sha256').update(name).digest('hex');
      // One statement, so that two gateways do not both take the last one. It counts no further than one above what there is.
      const {rows} = await sql<{used: number; ends_at: number | string}>`insert into limits as l (name, ends_at, used)
        values (${key}, ${at + within}, 1)
        on conflict (name) do update set
          used = case when l.ends_at <= ${at} then 1 when l.used <= ${times} then l.used + 1 else l.used end,
          ends_at = case when l.ends_at <= ${at} then excluded.ends_at else l.ends_at end
        returning used, ends_at`.execute(db);
      const row = rows[0];
      return row && row.used > times ? Math.ceil((Number(row.ends_at) - at) / 1000) : 0;
    },
  };
}
