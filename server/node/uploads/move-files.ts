import {uploadsIn} from './uploads-in.js';
import {wholeFiles} from './upload-folder.js';
import type {StoredUpload, UploadPlace} from './upload-place.js';

/**
 * Copies every whole file of a folder to another place, with who has it and what the scanner said. What is there already stays, so that it may be broken off and
 * begun again; files that were on their way in are begun anew by their senders. Gives how many were copied.
 */
export async function moveFiles<Stored extends StoredUpload>(root: string, place: UploadPlace<Stored>): Promise<number> {
  // On the clock of nobody: what is old is moved, too.
  const uploads = uploadsIn(place, {now: () => 0});
  let moved = 0;
  for await (const {note, bytes} of wholeFiles(root)) {
    const {id, owner, name, size, createdAt, sha256, verdict, state, heldAt, ticket} = note;
    const there = await place.find(id);
    if (there?.sha256 === sha256 && there?.state === state) {
      await bytes.cancel();
      continue;
    }
    if (there) await place.remove(there);
    await place.create({id, owner, name, size, createdAt, state: 'loose'});
    const whole = await uploads.append(id, 0, bytes);
    if (typeof whole === 'string' || whole.sha256 !== sha256) throw new Error(`A file of ${root} is not what its note says: ${id}`);
    if (verdict) await place.judge(id, verdict);
    await place.mark(id, {state, heldAt, ticket});
    moved += 1;
  }
  return moved;
}
