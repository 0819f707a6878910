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
 * either. `undefined` where there is no such file.
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
    };
    if (request.headers.get('If-None-Match') === etag) return new Response(null, {status: 304, headers});
    return new Response(request.method === 'HEAD' ? null : bytes, {headers: {...headers, 'Content-Length': String(bytes.length)}});
  };
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
