import type {Page} from '../../src/contract/page.js';
import {refuse} from './refusal.js';

const usualLimit = 20;
const largestLimit = 100;

/** `?limit=`: 1 to 100, else refused. */
export function readLimit(limit: string | undefined, usual = usualLimit): number {
  return readCount('limit', limit, {usual, max: largestLimit});
}

/** A whole number of the query, of three digits at most: 1 to `max`, else refused; `usual` where it is left out. */
export function readCount(name: string, text: string | undefined, {usual, max}: {usual: number; max: number}): number {
  if (text === undefined) return usual;
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > max) {
    refuse('invalid-request', {
      detail: `${name} is 1 to ${max}.`,
      issues: [{pointer: `/${name}`, code: 'out-of-range', params: {min: 1, max}}],
    });
  }
  return count;
}

/** A position in a list that is ordered by a number and then by id; it holds whatever is inserted before it. */
export interface Position {
  at: number;
  id: string;
}

export function readCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const text = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const [at, id] = JSON.parse(decodeURIComponent(text)) as unknown[];
    if (typeof at === 'number' && typeof id === 'string') return {at, id};
  } catch {
    // Refused below, as whatever else is not a position.
  }
  return refuse('invalid-request', {detail: 'The cursor is not one of ours.', issues: [{pointer: '/cursor', code: 'invalid-value'}]});
}

export function writeCursor({at, id}: Position): string {
  return btoa(encodeURIComponent(JSON.stringify([at, id])))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** One page out of up to `limit + 1` rows: the row too many says that there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => Position,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {items: shown.map(item), nextCursor: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null};
}

/** Every row of a list that goes down by `at` and then by id, read page by page of `limit` rows. */
export async function* everyRow<Row extends {id: string}>(
  read: (part: {after: Position | undefined; limit: number}) => Promise<Row[]>,
  at: (row: Row) => number,
  limit = largestLimit,
): AsyncGenerator<Row> {
  let rows: Row[] = [];
  do {
    const last = rows.at(-1);
    rows = await read({after: last && {at: at(last), id: last.id}, limit});
    yield* rows;
  } while (rows.length === limit);
}

/** Where a request stands in a list that begins with what changed last. */
export function placeOf({updatedAt, id}: {updatedAt: number; id: string}): Position {
  return {at: updatedAt, id};
}

/** Whether a row stands behind a position: larger numbers first, then larger ids. */
export function isBehind(row: Position, position: Position): boolean {
  return row.at !== position.at ? row.at < position.at : row.id < position.id;
}
