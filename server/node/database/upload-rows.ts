import type {Selectable} from 'kysely';
import type {Verdict} from '../../app/scanning.js';
import type {Standing, StoredUpload, UploadNote, Whole} from '../uploads/upload-place.js';
import type {Database, Tables} from './tables.js';

/** Bytes of a file that follow on each other, under a name of their own. */
export interface Piece {
  name: string;
  length: number;
}

export interface PiecedUpload extends StoredUpload {
  /** Where its bytes lie until they lie in one; empty from then on. */
  pieces: readonly Piece[];
}

/** What is known of files whose bytes lie in a bucket, in the database. Each change is on its disk when it resolves. */
export interface UploadRows {
  find(id: string): Promise<PiecedUpload | undefined>;
  loose(owner?: string): Promise<UploadNote[]>;
  insert(note: UploadNote): Promise<void>;
  mark(id: string, standing: Standing): Promise<void>;
  judge(id: string, verdict: Verdict): Promise<void>;
  /** Says that it is longer now. `false`, and nothing said, where it stands elsewhere meanwhile, or is gone. */
  lengthen(before: Pick<PiecedUpload, 'id' | 'length'>, after: Pick<PiecedUpload, 'length' | 'pieces'> & Partial<Whole>): Promise<boolean>;
  /** `false` where it is gone. */
  seal(id: string, whole: Whole): Promise<boolean>;
  /** From now on nobody finds it; nothing is said of it but that its bytes are to go. */
  leave(id: string): Promise<void>;
  /** Ids of those that were left. */
  left(): Promise<string[]>;
  remove(id: string): Promise<void>;
}

/** States in which no request has a file, and those in which it is found. */
const nobodys = ['loose', 'held'];
const there = [...nobodys, 'kept'];

export function createUploadRows({db, statement}: Pick<Database, 'db' | 'statement'>): UploadRows {
  /** `among`: only while it is in one of these states; `length`: only while it is so long. Whether it was. */
  const change = async (
    id: string,
    values: Partial<Tables['uploads']>,
    {among = there, length}: {among?: readonly string[]; length?: number} = {},
  ): Promise<boolean> => {
    const {numUpdatedRows} = await statement((inner) => {
      const rows = inner.updateTable('uploads').set(values).where('id', '=', id).where('state', 'in', among);
      return (length === undefined ? rows : rows.where('length', '=', length)).executeTakeFirstOrThrow();
    });
    return numUpdatedRows > 0n;
  };

  return {
    find: async (id) => {
      const row = await db.selectFrom('uploads').selectAll().where('id', '=', id).where('state', '<>', 'gone').executeTakeFirst();
      return row && uploadOf(row);
    },
    loose: async (owner) => {
      let rows = db.selectFrom('uploads').selectAll().where('state', 'in', nobodys);
      if (owner !== undefined) rows = rows.where('owner', '=', owner);
      return (await rows.execute()).map(uploadOf);
    },
    insert: async ({createdAt, heldAt = null, ticket = null, sha256 = null, content = null, verdict = null, ...note}) => {
      const row = {...note, created_at: createdAt, held_at: heldAt, ticket, sha256, content, verdict, length: 0, pieces: '[]'};
      await statement((inner) => inner.insertInto('uploads').values(row).execute());
    },
    mark: async (id, {state, heldAt = null, ticket = null}) => void (await change(id, {state, held_at: heldAt, ticket}, {among: nobodys})),
    judge: async (id, verdict) => void (await change(id, {verdict})),
    lengthen: ({id, length}, {pieces, ...after}) => change(id, {...after, pieces: JSON.stringify(pieces)}, {length}),
    seal: (id, whole) => change(id, {...whole, pieces: '[]'}),
    leave: async (id) => void (await change(id, {state: 'gone', owner: '', name: '', ticket: null})),
    left: async () => (await db.selectFrom('uploads').select('id').where('state', '=', 'gone').execute()).map(({id}) => id),
    remove: async (id) => void (await statement((inner) => inner.deleteFrom('uploads').where('id', '=', id).execute())),
  };
}

function uploadOf(row: Selectable<Tables['uploads']>): PiecedUpload {
  const {id, owner, name, size, created_at, length, pieces, state, held_at, ticket, sha256, content, verdict} = row;
  return {
    id,
    owner,
    name,
    size: Number(size),
    createdAt: Number(created_at),
    length: Number(length),
    pieces: JSON.parse(pieces) as Piece[],
    state: state as UploadNote['state'],
    heldAt: held_at === null ? undefined : Number(held_at),
    ticket: ticket ?? undefined,
    sha256: sha256 ?? undefined,
    content: content ?? undefined,
    verdict: (verdict as Verdict | null) ?? undefined,
  };
}
