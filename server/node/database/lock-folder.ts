import Libsql from 'libsql';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {CannotStart} from '../cannot-start.js';
import {codeOf, sentenceFor} from './sqlite-errors.js';

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
    throw new CannotStart(
      codeOf(error).startsWith('SQLITE_BUSY')
        ? `Another gateway is running on ${folder}. Stop it first, or set DATA_DIR to another folder; several gateways share one database by DATABASE_URL.`
        : sentenceFor(error, path),
      {cause: error},
    );
  }
}
