import type {Corner} from './corner.js';

/** What was last read of something, as it lies in the store. */
export interface SeenRecord {
  /** Epoch ms of the reading. */
  seenAt: number;
  /** UTF-16 code units it takes as text. */
  size: number;
  value: unknown;
}

/** Ms after which a copy says too little of how things stand. */
const goodFor = 14 * 86_400_000;
/** Code units that one copy may take, and all of one person's together. */
const [mostOfOne, mostOfAll] = [400_000, 3_000_000];

const place = (corner: Corner, name: string) => corner.key('seen', name);

/** The copy of this name, unless it is too old. */
export async function readSeen(corner: Corner, name: string, now: number): Promise<SeenRecord | undefined> {
  const found = await corner.store.get<SeenRecord>(place(corner, name));
  return found && found.seenAt > now - goodFor ? found : undefined;
}

/** Keeps a copy in place of the one before; the oldest of the others go where all of them take too much room or too much time has passed. */
export async function keepSeen(corner: Corner, name: string, value: unknown, now: number): Promise<void> {
  const size = JSON.stringify(value).length;
  const key = place(corner, name);
  if (size > mostOfOne) return void (await corner.store.write([[key, undefined]]));
  const others = (await corner.store.list<SeenRecord>(place(corner, ''))).filter(([other]) => other !== key);
  others.sort(([, a], [, b]) => b.seenAt - a.seenAt);
  let room = mostOfAll - size;
  const gone = others.filter(([, {seenAt, size: taken}]) => (room -= taken) < 0 || seenAt <= now - goodFor);
  await corner.store.write([[key, {seenAt: now, size, value} satisfies SeenRecord], ...gone.map(([other]) => [other, undefined] as const)]);
}

/** Removes the copies for which this holds. */
export async function dropSeen(corner: Corner, holds: (value: unknown) => boolean): Promise<void> {
  const all = await corner.store.list<SeenRecord>(place(corner, ''));
  await corner.store.write(all.filter(([, {value}]) => holds(value)).map(([key]) => [key, undefined]));
}
