import type {Insertable} from 'kysely';
import type {GuestCode} from '../../app/guest-pass.js';
import type {LinkPass} from '../../app/link-pass.js';
import type {StoredAnswer} from '../../app/ports.js';
import type {Tables} from './tables.js';

/** Something that opens a ticket for a while. */
export function passRow(opener: GuestCode | LinkPass): Insertable<Tables['link_passes']> {
  const {id, revision, expiresAt} = opener;
  return {id, expires_at: expiresAt, revision, record: JSON.stringify(opener)};
}

export function answerRow({storedAt, headers, ...rest}: StoredAnswer): Insertable<Tables['answers']> {
  return {...rest, headers: JSON.stringify(headers), stored_at: storedAt};
}
