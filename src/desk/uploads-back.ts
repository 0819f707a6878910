import type {Client} from '../client/client.js';
import {asProblem} from '../contract/local-problem.js';
import {removeUpload} from '../client/remove-upload.js';
import {wire} from '../client/wire.js';
import type {KeptFile, NamedFile} from '../storage/records.js';
import type {Account} from './account.js';
import {uploadNote} from './file-uploads.js';

/** Forgets those of the files that the server does not know any more; whether there were any. */
export async function forgetLost(client: Client, account: Account, files: readonly NamedFile[]): Promise<boolean> {
  let lost = false;
  for (const file of files) {
    const note = await uploadNote(account, file);
    if (!note) continue;
    try {
      await client.call(wire.readUpload, {params: {upload: note.id}, person: account.person});
    } catch (error) {
      const {status} = asProblem(error);
      if (status !== 404 && status !== 410) continue;
      await forget(account, file);
      lost = true;
    }
  }
  return lost;
}

/** Takes back what was uploaded of a file. */
export async function takeUploadBack(client: Client, account: Account, file: KeptFile): Promise<void> {
  const id = (await uploadNote(account, file))?.id ?? file.uploadId;
  await forget(account, file);
  if (id !== undefined) await removeUpload(client, id, {person: account.person}).catch(() => {});
}

const forget = ({corner}: Account, {id}: NamedFile) => corner.store.write([[corner.key('upload', id), undefined]]);
