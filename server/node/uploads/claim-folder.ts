import {randomInt} from 'node:crypto';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {CannotStart} from '../cannot-start.js';

const marker = 'folder-id';

/**
 * Makes sure that this is the folder in which the files of a database lie, which all its gateways share: its number stands in the folder and in the database. `agree`
 * gives the number of the database, which is the one proposed where it had none. Throws `CannotStart` where they differ.
 */
export async function claimFolder(folder: string, agree: (proposed: number) => Promise<number>): Promise<void> {
  const path = join(folder, marker);
  const known = await numberIn(path);
  const proposed = known ?? randomInt(1, 2 ** 47);
  // In the folder first: a number that stands there alone is taken up at the next start.
  if (known === undefined) await write(path, proposed);
  const agreed = await agree(proposed);
  if (agreed === proposed) return;
  if (known === undefined) await rm(path, {force: true});
  throw new CannotStart(
    `The files of this database lie in another folder than ${folder}. Gateways of one database share one: set DATA_DIR to the same folder on a shared disk for each of them. ` +
      `After a restore, put the files back as well; where they are lost for good, write ${agreed} into ${path}.`,
  );
}

async function numberIn(path: string): Promise<number | undefined> {
  try {
    return Number((await readFile(path, 'utf8')).trim());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unusable(path, error);
  }
}

async function write(path: string, value: number): Promise<void> {
  try {
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, `${value}\n`, {flag: 'wx'});
  } catch (error) {
    throw unusable(path, error);
  }
}

function unusable(path: string, cause: unknown): CannotStart {
  return new CannotStart(`${path} cannot be read and written. Set DATA_DIR to a folder that this user may write in.`, {cause});
}
