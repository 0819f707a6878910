import {Client} from 'pg';
import {plainReference} from '../server/app/ticket-search.js';
import type {Repository} from '../server/app/ports.js';
import {perCustomer, ticketChange} from './many-tickets.js';

/** Tickets that are written one by one, as the gateway writes them; the others are these under other names. */
const samples = 1_000;
const names = {id: 'sample', person: 'person', reference: 'AC-SMPL-'};
const multiplied = 'AC-MANY-';

/** Fills a PostgreSQL database with `size` tickets of `many-tickets`, in statements of its own: a million in some minutes. `write` as of the repository on it. */
export async function multiplyTickets(url: string, size: number, write: Repository['write']): Promise<void> {
  let n = 0;
  const work = async () => {
    while (n < samples) {
      const digits = String(n).padStart(4, '0');
      const named = {id: names.id + digits, sub: names.person + digits, reference: `${names.reference}00${digits}`};
      await write(await ticketChange(n++, size, named));
    }
  };
  await Promise.all(Array.from({length: 10}, work));
  const client = new Client(url);
  await client.connect();
  try {
    // Nobody else is here yet; keys of other tables are right because those of tickets are.
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'`,
    );
    const {rows: indexes} = await client.query<{name: string; made: string}>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
       where indrelid in ('tickets'::regclass, 'ticket_texts'::regclass) and not indisunique`,
    );
    for (const {name} of indexes) await client.query(`drop index ${name}`);
    for (const [table, key] of [
      ['tickets', 'id'],
      ['ticket_steps', 'ticket'],
      ['ticket_texts', 'ticket'],
    ] as const)
      await multiply(client, table, key, size);
    for (const table of ['ticket_steps', 'ticket_texts']) await client.query(`delete from ${table} where ticket like '${names.id}%'`);
    await client.query(`delete from tickets where id like '${names.id}%'`);
    for (const {made} of indexes) await client.query(made);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

async function multiply(client: Client, table: string, key: string, size: number): Promise<void> {
  const {rows} = await client.query<{name: string; type: string}>(
    `select column_name as name, data_type as type from information_schema.columns where table_name = $1 and is_identity = 'NO'`,
    [table],
  );
  const renamed = (column: string) =>
    [
      [`'${names.id}' || nth`, `'bench' || whole_n`],
      [`'${names.person}' || nth`, `'customer-' || whole_n % ${Math.floor(size / perCustomer)}`],
      [`'${names.reference}00' || nth`, `'${multiplied}' || lpad(whole_n::text, 6, '0')`],
      [`'${plainReference(names.reference)}00' || nth`, `'${plainReference(multiplied)}' || lpad(whole_n::text, 6, '0')`],
    ].reduce((text, [from, to]) => `replace(${text}, ${from}, ${to})`, `one.${column}`);
  const columns = rows.map(({name, type}) => {
    if (type === 'text') return renamed(name);
    return /^(created|updated)_at$/.test(name) ? `one.${name} + (whole_n / ${samples}) * ${samples * 61_000}::bigint` : `one.${name}`;
  });
  await client.query(
    `insert into ${table} (${rows.map(({name}) => name).join()}) select ${columns.join()}
     from (select whole_n, lpad((whole_n % ${samples})::text, 4, '0') as nth from generate_series(0, ${size - 1}) as whole_n) as numbered
     join ${table} as one on one.${key} = '${names.id}' || nth`,
  );
}
