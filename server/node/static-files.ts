import {createHash} from 'node:crypto';
import {readFile, realpath, stat} from 'node:fs/promises';
import {extname, join, sep} from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** A file name that carries a hash of its content may be kept for ever. */
const hashed = /-[\w-]{8,}\.\w+$/;

/**
 * Serves the files of one folder: `index.html` for a folder, `name.html` for `name`; no listings, no dot files, nothing outside, not by a link
 * either. One range of bytes may be asked for, as players of videos do. `undefined` where there is no such file.
 */
export function createStaticFiles(root: string): (request: Request) => Promise<Response | undefined> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const {pathname} = new URL(request.url);
    const file = await locate(root, pathname);
    if (file === undefined) return undefined;
    if (file.isFolder && !pathname.endsWith('/')) return new Response(null, {status: 308, headers: {Location: `${pathname}/`}});
    const bytes = await readFile(file.path);
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
    const headers = {
      'Content-Type': types[extname(file.path)] ?? 'application/octet-stream',
      'Cache-Control': pathname.includes('/assets/') && hashed.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: etag,
      'X-Content-Type-Options': 'nosniff',
      'Accept-Ranges': 'bytes',
    };
    if (request.headers.get('If-None-Match')?.replace(/^W\//, '') === etag) return new Response(null, {status: 304, headers});
    const range = request.method === 'GET' && rangeOf(request, etag, bytes.length);
    if (range) {
      const {from, to} = range;
      if (from > to) return new Response(null, {status: 416, headers: {...headers, 'Content-Range': `bytes */${bytes.length}`}});
      const part = {'Content-Range': `bytes ${from}-${to}/${bytes.length}`, 'Content-Length': String(to - from + 1)};
      return new Response(bytes.subarray(from, to + 1), {status: 206, headers: {...headers, ...part}});
    }
    return new Response(request.method === 'HEAD' ? null : bytes, {headers: {...headers, 'Content-Length': String(bytes.length)}});
  };
}

/** First and last byte asked for (RFC 9110, 14.2); the first after the last where there are none such. Anything else than one range is left to the whole. */
function rangeOf({headers}: Request, etag: string, length: number): {from: number; to: number} | undefined {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(headers.get('Range') ?? '');
  if (!asked || asked[0] === 'bytes=-' || (headers.get('If-Range') ?? etag) !== etag) return undefined;
  const [, first, last] = asked;
  if (!first) return Number(last) ? {from: Math.max(0, length - Number(last)), to: length - 1} : {from: length, to: length - 1};
  if (last && Number(last) < Number(first)) return undefined;
  return Number(first) < length
    ? {from: Number(first), to: Math.min(last ? Number(last) : length, length - 1)}
    : {from: length, to: length - 1};
}

async function locate(root: string, pathname: string): Promise<{path: string; isFolder: boolean} | undefined> {
  const names = decode(pathname)?.split('/').filter(Boolean);
  if (!names || names.some((name) => name.startsWith('.') || /[\\\0:]/.test(name))) return undefined;
  const path = join(root, ...names);
  const candidates = [path, join(path, 'index.html'), `${path}.html`];
  for (const [n, candidate] of candidates.entries()) {
    try {
      const real = await realpath(candidate);
      const inside = real.startsWith((await realpath(root)) + sep);
      if (inside && (await stat(real)).isFile()) return {path: real, isFolder: n === 1};
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
