import type {Room} from './staff.js';
import {el} from './page-parts.js';
import {Refused} from './staff-api.js';
import {say, type Word} from './staff-words.js';

/** Bytes sent in one piece: progress is told after each. */
const piece = 1024 * 1024;
/** Failures in a row after which a file waits for a click. */
const patience = 4;
const tus = {'Tus-Resumable': '1.0.0'};

const wrong: Record<string, Word> = {
  'too-large': 'fileTooLarge',
  'unsupported-type': 'fileNotTaken',
  'empty-file': 'fileEmpty',
  'too-many-requests': 'tooMany',
};

/** Files to go with what is written: each is sent as soon as it is chosen, and goes with the form once it is whole. */
export function filesField(room: Room): HTMLElement {
  const {count} = room.desk.desk.limits.attachments;
  const list = el('ul', {class: 'files'});
  const trouble = el('p', {role: 'alert', hidden: true}, say('tooManyFiles').replace('{count}', String(count)));
  const input = el('input', {type: 'file', multiple: true});
  input.addEventListener('change', () => {
    const chosen = [...(input.files ?? [])];
    const taken = chosen.slice(0, count - list.children.length);
    trouble.hidden = taken.length === chosen.length;
    list.append(...taken.map((file) => oneFile(room, file, input)));
    input.value = '';
  });
  return el('div', {class: 'attach'}, el('label', {}, say('files'), input), list, trouble);
}

/** Ids of the files that go with a form; refused while one of them is on its way or failed. */
export function filesOf(form: FormData): {attachments?: string[]} {
  const attachments = form.getAll('attachment').map(String);
  if (attachments.includes('')) throw new Refused('files-waiting');
  return attachments.length ? {attachments} : {};
}

function oneFile({api}: Room, file: File, input: HTMLElement): HTMLElement {
  const leave = new AbortController();
  const id = el('input', {type: 'hidden', name: 'attachment', value: ''});
  const progress = el('progress', {max: String(file.size || 1), value: '0', 'aria-label': file.name});
  const said = el('span', {role: 'status'});
  const again = el('button', {type: 'button', class: 'button plain', hidden: true}, say('tryAgain'));
  const remove = el(
    'button',
    {type: 'button', class: 'button plain', 'aria-label': `${say('removeFile')} ${file.name}`},
    say('removeFile'),
  );
  const item = el('li', {}, el('span', {class: 'name'}, file.name), progress, said, again, remove, id);
  let path: string | undefined;

  /** Goes on where it stopped: the gateway is asked how much it has. */
  const send = async (): Promise<void> => {
    let at: number | undefined;
    for (let failures = 0; at !== file.size;) {
      try {
        if (path === undefined) {
          const metadata = `filename ${base64(file.name)}`;
          const created = await api.tus('POST', '/uploads', {...tus, 'Upload-Length': String(file.size), 'Upload-Metadata': metadata});
          path = `/uploads/${created.headers.get('Location')?.split('/').at(-1) ?? ''}`;
          at = 0;
        } else if (at === undefined) {
          at = Number((await api.tus('HEAD', path, tus)).headers.get('Upload-Offset'));
        } else {
          const headers = {...tus, 'Upload-Offset': String(at), 'Content-Type': 'application/offset+octet-stream'};
          at = Number((await api.tus('PATCH', path, headers, file.slice(at, at + piece))).headers.get('Upload-Offset'));
          failures = 0;
        }
        progress.value = at;
      } catch (error) {
        if (leave.signal.aborted || !(error instanceof Refused)) throw error;
        if (error.code === 'not-found') path = undefined;
        at = undefined;
        if (Object.hasOwn(wrong, error.code) || ++failures > patience) throw error;
        await new Promise((done) => setTimeout(done, 500 * 2 ** failures));
      }
      if (leave.signal.aborted) return;
    }
    id.value = path?.split('/').at(-1) ?? '';
    progress.hidden = true;
    said.textContent = say('fileReady');
  };

  const run = (): void => {
    again.hidden = true;
    progress.hidden = false;
    said.textContent = '';
    send().catch((error: unknown) => {
      if (leave.signal.aborted) return;
      const cause = error instanceof Refused ? wrong[error.code] : undefined;
      said.textContent = say(cause ?? 'failed');
      progress.hidden = true;
      // What was refused for what it is will not be taken the next time either.
      again.hidden = cause !== undefined && cause !== 'tooMany';
    });
  };
  again.addEventListener('click', run);
  remove.addEventListener('click', () => {
    leave.abort();
    item.remove();
    input.focus();
    // Left there, it goes by itself after a week.
    if (path !== undefined) api.tus('DELETE', path, tus).catch(() => undefined);
  });
  run();
  return item;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
