import {Unavailable} from '../../app/unavailable.js';
import {messageOf} from '../message-of.js';

/** What comes of the disk, of other programs or of damage, and of nothing that was asked. */
export const passing = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|CORRUPT|NOTADB|NOMEM|PERM|PROTOCOL)/;

/** Why the database in this file cannot be opened, and the cure. */
export function sentenceFor(error: unknown, path: string): string {
  const code = codeOf(error instanceof Unavailable ? error.cause : error);
  const said = `(${messageOf(error)})`;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return `The database ${path} is damaged ${said}. Put the newest back-up in its place; without one, move it away and start anew.`;
  }
  if (/^SQLITE_FULL|^ENOSPC/.test(code)) return `There is no room left for the database ${path} ${said}. Make room and start again.`;
  return `The database ${path} cannot be opened for writing ${said}. Set DATA_DIR to a folder that this user may write in.`;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
