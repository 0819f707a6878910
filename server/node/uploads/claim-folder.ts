import {randomBytes} from 'node:crypto';
import {link, mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {CannotStart} from '../cannot-start.js';
import {claimPlace, type KnownNumber} from './claim-place.js';

const marker = 'folder-id';

/** Makes a folder that of a database, see `claimPlace`. Throws `CannotStart`. */
export async function claimFolder(folder: string, number: KnownNumber): Promise<void> {
  const path = join(folder, marker);
  const share = 'set DATA_DIR to the same folder on a shared disk for each of them.';
  const put = async (value: number, placeAs: (fresh: string, path: string) => Promise<void>) => {
    const fresh = `${path}.${randomBytes(6).toString('hex')}.new`;
    try {
      await mkdir(folder, {recursive: true});
      await writeFile(fresh, `${value}\n`, {flag: 'wx'});
      await placeAs(fresh, path);
    } catch (error) {
      throw unusable(path, error);
    } finally {
      await rm(fresh, {force: true}).catch(() => undefined);
    }
  };
  const place = {
    read: async () => {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw unusable(path, error);
      });
      return text === undefined ? undefined : Number(text.trim());
    },
    write: (value: number) => put(value, rename),
    begin: (value: number) => put(value, appear),
    isUsed: () => holdsFiles(folder),
    another: `The files in ${folder} are those of another database. Give each database a folder of its own; gateways of one database share one: ${share}`,
    elsewhere: (own: number) =>
      `The files of this database lie in another folder than ${folder}. Gateways of one database share one: ${share} ` +
      `After a restore, put the files back as well; where they are lost for good, write ${own} into ${path}.`,
  };
  await claimPlace(place, number);
}

/** Whole or not at all, and in place of nothing; where a disk knows no links, in place of what is there. */
async function appear(fresh: string, path: string): Promise<void> {
  await link(fresh, path).catch(async (error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) await rename(fresh, path);
  });
}

/** Whether files of requests lie in such a folder. */
export async function holdsFiles(folder: string): Promise<boolean> {
  const names = await readdir(join(folder, 'files'), {recursive: true}).catch(() => []);
  return names.some((name) => name.endsWith('.json'));
}

function unusable(path: string, cause: unknown): CannotStart {
  return new CannotStart(`${path} cannot be read and written. Set DATA_DIR to a folder that this user may write in.`, {cause});
}
