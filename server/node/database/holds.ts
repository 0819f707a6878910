import {sql, type RawBuilder, type SqlBool} from 'kysely';
import type {Dialect} from './tables.js';

/** Whether the text of a column holds another, letter by letter. */
export function holds(dialect: Dialect, column: string, part: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.raw(dialect === 'postgres' ? 'strpos' : 'instr')}(${sql.ref(column)}, ${part}) > 0`;
}
