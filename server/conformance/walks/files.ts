import {fillPath} from '../../../src/contract/route.js';
import {routes} from '../../../src/contract/routes.js';
import type {Attachment} from '../../../src/contract/attachment.js';
import {encodeMetadata, tusVersion, uploadsPath} from '../../../src/contract/upload.js';
import {CutShort, Untried} from '../book.js';
import {isSuccess, outcome, type Exchange, type Party} from '../exchange.js';
import {keyed, teller, type Visit, type Walk} from '../visit.js';

const rules = {
  'upload-begun': {
    must: 'POST /uploads with Upload-Length and a name answers 201 with Location and Tus-Resumable',
    why: 'It is tus 1.0, creation: everything that follows goes to that Location.',
    cure: 'A tus server’s library, behind the same check of tokens.',
  },
  'upload-version': {
    must: 'A request without Tus-Resumable: 1.0.0 is 412',
    why: 'tus asks for it, so that a later version is not taken for this one.',
    cure: 'Check it before anything else of an upload.',
  },
  'upload-limits': {
    must: 'A file over the desk’s limit is 413, one of a type it does not take 415, before a byte is sent',
    why: 'Nobody should wait an hour on a train to learn that the file was too large.',
    cure: 'Check Upload-Length and the name’s ending by limits.attachments of GET /desk.',
  },
  'upload-resumed': {
    must: 'HEAD tells the offset; bytes go on from there in a second PATCH',
    why: 'Logs of 200 MB over a hotel’s line: whatever arrived must not be sent again.',
    cure: 'Store each part as it comes, and count what is on the disk.',
  },
  'upload-mismatch': {
    must: 'PATCH at another offset is 409 with the true one, and changes nothing',
    why: 'Two tabs, or a part that arrived though its answer did not: bytes written twice are a broken file.',
    cure: 'Compare Upload-Offset under a lock on the upload.',
  },
  'upload-whole': {
    must: 'GET /uploads/{id} tells name, size, detected type and SHA-256 of what was sent',
    why: 'The page shows that the file arrived as it left.',
    cure: 'Digest the finished file; detect the type from its first bytes.',
  },
  'upload-ended': {
    must: 'DELETE takes an unused upload away: 204, then 404 or 410',
    why: 'A file that was chosen by mistake must be gone.',
    cure: 'tus termination.',
  },
  'attachment-given': {
    must: 'A ticket has its attachment, whose link gives the same bytes to whoever has it',
    why: 'Engineers and customers open the same file; a browser’s download sends no token.',
    cure: 'A signed address that is good for minutes.',
  },
  'attachment-safe': {
    must: 'Downloads say Content-Disposition: attachment, nosniff and a sandboxing Content-Security-Policy',
    why: 'A customer’s HTML or SVG that opens under your domain runs with whatever your domain may do.',
    cure: 'Set the three headers on every download, also on those of an object store; best from a domain of its own.',
  },
  'attachment-foreign': {
    must: 'An id that is no upload of this person is refused in a draft, 422',
    why: 'Else ids that somebody guessed attach other customers’ files.',
    cure: 'Look uploads up by owner and id.',
  },
};

type Hold = ReturnType<typeof teller<typeof rules>>;
const tus = {'Tus-Resumable': tusVersion};

/** Files on their way in and out. */
export const filesWalk: Walk = {
  name: 'files',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const me = visit.me();
    const {types, bytes: most} = (await visit.desk()).limits.attachments;
    const ending = ['txt', 'log', 'csv', 'md'].find((one) => Object.hasOwn(types, one));
    if (ending === undefined) throw new Untried('the desk takes no text files, which this walk hands in');
    const content = new TextEncoder().encode(`${'A line of a log, 第一行。\n'.repeat(40)}`);
    const begun = await begin(me, `conformance.${ending}`, content.length);
    if (begun.status === 404 || begun.status === 405) {
      visit.absent.add('POST /uploads');
      throw new Untried('the backend does not offer POST /uploads');
    }
    const place = begun.headers.get('Location');
    const well = begun.status === 201 && place !== null && begun.headers.get('Tus-Resumable') === tusVersion;
    hold('upload-begun', well, begun, '201 with Location and Tus-Resumable: 1.0.0');
    if (place === null) throw new CutShort(`POST /uploads gave no Location (${outcome(begun)})`);
    const at = new URL(place, `${visit.options.base}/uploads`).href;

    const unversioned = await me.send('HEAD', at);
    hold('upload-version', unversioned.status === 412, unversioned, '412 without Tus-Resumable');
    const large = await begin(me, `conformance.${ending}`, most + 1);
    hold('upload-limits', large.status === 413, large, '413 too-large');
    const odd = await begin(me, 'conformance.no-such-ending', 10);
    hold('upload-limits', odd.status === 415, odd, '415 unsupported-type');
    await resumed(me, at, content, hold);
    const upload = await whole(visit, me, at, {name: `conformance.${ending}`, content}, hold);
    await attached(visit, me, upload, content, hold);

    const unused = await begin(me, `unused.${ending}`, 10);
    const other = new URL(unused.headers.get('Location') ?? '', `${visit.options.base}/uploads`).href;
    const kept = await begin(me, `kept.${ending}`, 10);
    const half = new URL(kept.headers.get('Location') ?? '', `${visit.options.base}/uploads`).href;
    // Elsewhere an address may be signed, and be all that is needed.
    if (isSuccess(kept) && half.startsWith(`${visit.options.base}/`)) visit.known.upload = {upload: idAt(half), at: half};
    visit.afterwards.push(() => me.send('DELETE', half, {headers: tus}));
    const ended = await me.send('DELETE', other, {headers: tus});
    const gone = await me.send('HEAD', other, {headers: tus});
    hold('upload-ended', ended.status === 204 && [404, 410].includes(gone.status), ended, '204, then 404', `${outcome(ended)}, then ${gone.status}`); // prettier-ignore
  },
};

/** Each method of tus, sent by somebody whose it is not. */
export function tusSteps(uploads: string, at: string | undefined) {
  const begun = {...tus, 'Upload-Length': '10', 'Upload-Metadata': encodeMetadata({filename: 'conformance.txt'})};
  const append = {...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream'};
  return [
    ['POST', uploads, {headers: begun}],
    ...(at === undefined
      ? []
      : ([
          ['HEAD', at, {headers: tus}],
          ['PATCH', at, {headers: append, raw: 'x'}],
          ['DELETE', at, {headers: tus}],
        ] as const)),
  ] as const;
}

function idAt(address: string): string {
  return decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '');
}

function begin(me: Party, filename: string, size: number): Promise<Exchange> {
  return me.send('POST', uploadsPath, {headers: {...tus, 'Upload-Length': String(size), 'Upload-Metadata': encodeMetadata({filename})}});
}

async function resumed(me: Party, at: string, content: Uint8Array<ArrayBuffer>, hold: Hold): Promise<void> {
  const half = content.length >> 1;
  const append = (offset: number, bytes: Uint8Array<ArrayBuffer>) =>
    me.send('PATCH', at, {
      raw: bytes,
      headers: {...tus, 'Upload-Offset': String(offset), 'Content-Type': 'application/offset+octet-stream'},
    });
  const offset = (exchange: Exchange) => exchange.headers.get('Upload-Offset');
  const first = await append(0, content.slice(0, half));
  hold('upload-resumed', first.status === 204 && offset(first) === String(half), first, `204 with Upload-Offset: ${half}`, `${outcome(first)}, ${offset(first)}`); // prettier-ignore
  const wrong = await append(0, content.slice(0, half));
  const still = await me.send('HEAD', at, {headers: tus});
  const untouched = wrong.status === 409 && offset(still) === String(half);
  hold('upload-mismatch', untouched, wrong, `409, and ${half} after it`, `${outcome(wrong)}, and ${offset(still)} after it`);
  const told = isSuccess(still) && still.headers.get('Upload-Length') === String(content.length);
  hold('upload-resumed', told, still, `Upload-Offset and Upload-Length: ${content.length}`);
  const rest = await append(Number(offset(still) ?? half), content.slice(half));
  hold('upload-resumed', rest.status === 204 && offset(rest) === String(content.length), rest, `204 with Upload-Offset: ${content.length}`);
}

async function whole(
  visit: Visit,
  me: Party,
  at: string,
  {name, content}: {name: string; content: Uint8Array<ArrayBuffer>},
  hold: Hold,
): Promise<Attachment> {
  const upload = await visit.need(me, 'readUpload', {params: {upload: idAt(at)}, exists: true});
  visit.uploads.add(upload.id);
  const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-256', content))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const same = upload.name === name && upload.size === content.length && upload.sha256 === digest;
  visit.book.hold('upload-whole', same, 'GET /uploads/{upload}', `${name}, ${content.length} bytes, ${digest}`, `${upload.name}, ${upload.size} bytes, ${upload.sha256}`); // prettier-ignore
  const again = await me.send('GET', fillPath(routes.readUpload.path, {upload: 'no-such-upload'}));
  hold('upload-whole', again.status === 404, again, '404 not-found');
  return upload;
}

async function attached(visit: Visit, me: Party, upload: Attachment, content: Uint8Array<ArrayBuffer>, hold: Hold): Promise<void> {
  const ticket = await visit.ticket(me, {attachments: [upload.id]});
  const attachment = upload.id;
  const named = ticket.attachments.some(({id}) => id === attachment);
  visit.book.hold('attachment-given', named, 'POST /tickets', 'the upload among attachments of the ticket', 'a ticket without it');
  if (!named) throw new CutShort('the ticket came without its attachment');
  visit.known.attachment = {ticket: ticket.id, attachment};
  const {url} = await visit.need(me, 'linkAttachment', {params: {ticket: ticket.id, attachment}});
  const file = await visit.anyone.send('GET', new URL(url, `${visit.options.base}/`).href, {file: true});
  const same = file.bytes.length === content.length && file.bytes.every((byte, n) => byte === content[n]);
  hold('attachment-given', isSuccess(file) && same, file, 'the bytes that were sent', `${file.status}, ${file.bytes.length} bytes`);
  const {headers} = file;
  const safe = {
    'Content-Disposition': /^attachment\b/i.test(headers.get('Content-Disposition') ?? ''),
    'X-Content-Type-Options': headers.get('X-Content-Type-Options') === 'nosniff',
    'Content-Security-Policy': /\bsandbox\b/.test(headers.get('Content-Security-Policy') ?? ''),
  };
  const missing = Object.entries(safe).flatMap(([name, held]) => (held ? [] : [`${name}: ${headers.get(name) ?? 'missing'}`]));
  hold('attachment-safe', !missing.length, file, 'attachment, nosniff, sandbox', missing.join('; '));
  const foreign = await me.send('POST', '/tickets', keyed({...(await visit.draft()), attachments: ['no-such-upload']}));
  hold('attachment-foreign', foreign.status === 422, foreign, '422 invalid-fields');
}
