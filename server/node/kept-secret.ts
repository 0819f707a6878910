import {randomBytes} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const file = 'development-secret';

/**
 * A secret for development, made once and kept in the data folder, so that links in mails outlive a restart. In production it comes from STAFF_KEY, which
 * stands in no file of ours.
 */
export function keptSecret(dataDir: string): string {
  const path = join(dataDir, file);
  mkdirSync(dataDir, {recursive: true});
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), {flag: 'wx', mode: 0o600});
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8');
}
