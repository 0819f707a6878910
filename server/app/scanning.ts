import type {Ports, UploadRecord} from './ports.js';
import {found, refuse} from './refusal.js';

/** Looks for what harms whoever opens a file. Rejects while it cannot be asked, or says neither. */
export interface Scanner {
  scan(bytes: ReadableStream<Uint8Array>): Promise<Verdict>;
}

export type Verdict = 'clean' | 'infected';

type Scanning = Pick<Ports, 'uploads' | 'scanner' | 'report'>;

/**
 * What is known of a whole file; where nothing is, the scanner is asked and its word kept. `unknown` while it cannot be asked: such a file may be handed in, for its
 * sender has something to say that cannot wait, but nobody gets it. Without a scanner every file is given out that none has found infected before.
 */
export async function verdictOn({uploads, scanner, report}: Scanning, {id, verdict}: UploadRecord): Promise<Verdict | 'unknown'> {
  if (verdict) return verdict;
  if (!scanner) return 'clean';
  const bytes = await uploads.open(id);
  if (!bytes) return 'unknown';
  try {
    const told = await scanner.scan(bytes);
    await uploads.judge(id, told);
    return told;
  } catch (error) {
    report(error, 'scan');
    return 'unknown';
  }
}

/** Refuses unless this file may be given out. */
export async function requireClean(ports: Scanning, id: string): Promise<void> {
  const verdict = await verdictOn(ports, found(await ports.uploads.read(id)));
  if (verdict === 'infected') refuseInfected();
  if (verdict === 'unknown') refuse('unavailable', {detail: 'This file was not yet looked through for viruses.', retryAfter: 60});
}

export function refuseInfected(): never {
  refuse('infected-file', {detail: 'The scanner found a virus in it.'});
}
