import type {Attachment} from '../../src/contract/attachment.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import {detectType} from './file-type.js';
import type {Ports, UploadRecord} from './ports.js';
import {refuse} from './refusal.js';
import {refuseInfected} from './scanning.js';

/** The files behind ids that came with words, which must be whole and `owner`'s own, see `personKey` and `agentOwner`; they stay for the ticket that takes them. */
export async function attachmentsOf(
  {uploads}: Pick<Ports, 'uploads'>,
  ids: readonly string[],
  {owner, ticket, settings}: {owner: string; ticket: string; settings: DeskSettings},
): Promise<Attachment[]> {
  const files: Attachment[] = [];
  const issues: Issue[] = [];
  for (const [n, id] of ids.entries()) {
    const upload = await uploads.read(id);
    if (upload?.owner === owner) requireJoined(upload);
    const file = upload?.owner === owner && ids.indexOf(id) === n ? asAttachment(upload, settings) : undefined;
    if (upload?.verdict === 'infected' && file) refuseInfected();
    if (file) files.push(file);
    else issues.push({pointer: `/attachments/${n}`, code: 'unknown-upload'});
  }
  if (issues.length) refuse('invalid-fields', {issues});
  // Before the ticket is written, lest a file be swept away in between; one kept in vain harms nobody.
  if (ids.length) await uploads.hold(ids, ticket);
  return files;
}

/** Refuses for a moment where all of its bytes are here and still being put together: whoever was not waited for asks again. */
export function requireJoined({offset, size, sha256}: UploadRecord): void {
  if (offset === size && sha256 === undefined) refuse('unavailable', {detail: 'The file is being put together.', retryAfter: 3});
}

/** A whole upload as others see it; `undefined` while it is not whole, or where its content is not what the desk takes. */
export function asAttachment({id, name, size, sha256, content}: UploadRecord, settings: DeskSettings): Attachment | undefined {
  const type = content === undefined ? undefined : detectType(content, name, settings.limits.attachments.types);
  return type === undefined || sha256 === undefined ? undefined : {id, name, size, type, sha256};
}
