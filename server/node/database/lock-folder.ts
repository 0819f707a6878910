import Libsql from 'libsql';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {CannotStart} from '../cannot-start.js';
import {codeOf, sentenceFor} from './sqlite-errors.js';

/** Another gateway has the folder. */
export class FolderTaken extends CannotStart {}

const lockFile = 'aftercare.lock';

/**
 * Makes a folder where there is none, and keeps it for this process: it holds a lock on a file of its own, which the system takes back when the process ends in
 * whatever way. What lies beside that file stays open to programs that read it, such as back-ups. Gives how to let go; throws `CannotStart`.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, lockFile);
  let lock: Libsql.Database | undefined;
  try {
    mkdirSync(folder, {recursive: true});
    lock = new Libsql(path, {timeout: 0});
    lock.exec('begin exclusive');
    const held = lock;
    return () => void held.close();
  } catch (error) {
    lock?.close();
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw new CannotStart(sentenceFor(error, path), {cause: error});
    throw new FolderTaken(
      `Another gateway is running on ${folder}. Stop it first, or set DATA_DIR to another folder; several gateways share one database by DATABASE_URL.`,
      {cause: error},
    );
  }
}
