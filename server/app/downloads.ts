import {errors, jwtVerify, SignJWT} from 'jose';
import type {Attachment} from '../../src/contract/attachment.js';
import {hmacKey} from './digest.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {requireClean} from './scanning.js';

/** Seconds a link is good for. */
const goodFor = 5 * 60;
const audience = 'aftercare-download';

/** An address that gives one file to whoever has it, for a few minutes: a browser's download sends no token. */
export async function linkTo(file: Attachment, base: string, {linkSecret, now}: Pick<Ports, 'linkSecret' | 'now'>): Promise<string> {
  const token = await new SignJWT({name: file.name, type: file.type})
    .setProtectedHeader({alg: 'HS256'})
    .setAudience(audience)
    .setSubject(file.id)
    .setExpirationTime(Math.floor(now() / 1000) + goodFor)
    .sign(await hmacKey(linkSecret));
  return `${base}/downloads/${token}`;
}

/** The file behind a link. Never shown in the page's own origin: always an attachment, its type never guessed, no script in it ever run. */
export async function serveDownload(
  token: string,
  ports: Pick<Ports, 'linkSecret' | 'now' | 'uploads' | 'scanner' | 'report'>,
): Promise<Response> {
  const {id, name, type} = await read(token, ports);
  const upload = found(await ports.uploads.read(id));
  // A link is made for what is clean; a scanner may have been put before the files since.
  await requireClean(ports, id);
  const bytes = found(await ports.uploads.open(id));
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Length': String(upload.size),
      'Content-Disposition': disposition(name),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'private, no-store',
    },
  });
}

async function read(token: string, {linkSecret, now}: Pick<Ports, 'linkSecret' | 'now'>) {
  try {
    const {payload} = await jwtVerify(token, await hmacKey(linkSecret), {
      algorithms: ['HS256'],
      audience,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(now()),
    });
    return {id: payload.sub ?? '', name: String(payload['name']), type: String(payload['type'])};
  } catch (error) {
    return refuse(error instanceof errors.JWTExpired ? 'gone' : 'not-found');
  }
}

/** RFC 6266: an ASCII name for old readers, the real one by RFC 8187. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
