import {randomInt} from 'node:crypto';
import {CannotStart} from '../cannot-start.js';

/** Where files lie, and the number of its own that stands there. */
export interface NumberedPlace {
  read(): Promise<number | undefined>;
  /** Puts it there in place of another. */
  write(value: number): Promise<void>;
  /** Puts it there unless one stands there, as far as the place can tell. */
  begin(value: number): Promise<void>;
  /** Whether files lie there. */
  isUsed(): Promise<boolean>;
  /** What to say where those are another database's. */
  another: string;
  /** What to say where the files of the database whose number this is lie somewhere else. */
  elsewhere(own: number): string;
}

/** The number that a database knows as that of its place. */
export interface KnownNumber {
  known(): Promise<number | undefined>;
  /** Makes this number its own unless it has one; gives what it has. */
  agree(proposed: number): Promise<number>;
}

/**
 * Makes sure that this is the place in which the files of a database lie, which all its gateways share, and no other database's: its number stands in the place and
 * in the database. Throws `CannotStart` where they differ, and whatever the place throws where it cannot be read and written.
 */
export async function claimPlace(place: NumberedPlace, {known, agree}: KnownNumber): Promise<void> {
  const {read, write, begin, isUsed, another, elsewhere} = place;
  const own = await known();
  const there = await read();
  if (own === undefined && there !== undefined && (await isUsed())) throw new CannotStart(another);
  if (own !== undefined && there !== own) throw new CannotStart(elsewhere(own));
  // In the place first, and each time: one that may only be read is told of now, before the database calls it its own. A number that stands there alone is taken up at the next start.
  const first = there ?? randomInt(1, 2 ** 47);
  await (there === undefined ? begin(first) : write(first));
  // The number that stands there, not the own one: of gateways that start at once for the first time, one that is killed here leaves nothing that differs.
  const agreed = await agree((await read()) ?? first);
  // Where the place could not tell, or the database was asked from another place.
  if ((await read()) !== agreed) await write(agreed);
}
