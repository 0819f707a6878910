import {open} from 'node:fs/promises';
import type {Appended, Incoming} from './upload-place.js';

interface Append extends Pick<Incoming, 'reader' | 'taken'> {
  path: string;
  /** Bytes there are, and bytes there may be. */
  offset: number;
  size: number;
}

/** Writes bytes as they come. What arrived before the line broke or the disk was full stays, and is on the disk when this resolves. */
export async function appendBytes({path, offset, size, reader, taken}: Append): Promise<Appended> {
  const file = await open(path, 'r+');
  let at = offset;
  try {
    for (;;) {
      // A break of the line ends the stream with an error; what came before it counts.
      const part = await reader.read().catch(() => ({done: true, value: undefined}) as const);
      if (part.done) break;
      if (at + part.value.length > size) return 'too-large';
      for (let rest = part.value; rest.length;) {
        const {bytesWritten} = await file.write(rest, 0, rest.length, at);
        taken({at, bytes: rest.subarray(0, bytesWritten)});
        at += bytesWritten;
        rest = rest.subarray(bytesWritten);
      }
    }
    await file.datasync();
    return {end: at};
  } catch (error) {
    if (isNoRoom(error)) return 'no-room';
    throw error;
  } finally {
    await file.close();
  }
}

/** Whether the disk, or the account's share of it, is full. */
export function isNoRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG');
}
