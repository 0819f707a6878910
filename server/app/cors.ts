import {sentHeaders} from '../../src/contract/sent-headers.js';

/** Headers a page's script may read. */
const exposed = [
  'Retry-After',
  'Date',
  'ETag',
  'Location',
  'Idempotency-Replayed',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
  'Aftercare-Version',
  'Tus-Resumable',
  'Tus-Version',
  'Tus-Extension',
  'Tus-Max-Size',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Metadata',
  'Content-Disposition',
].join(', ');

export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('Origin') && request.headers.has('Access-Control-Request-Method');
}

/** Says which page may read the answer. There are no cookies, so no credentials mode. */
export function addCors(request: Request, headers: Headers, allowedOrigins: readonly string[]): void {
  headers.append('Vary', 'Origin');
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins.includes(origin)) return;
  headers.set('Access-Control-Allow-Origin', origin);
  headers.set('Access-Control-Expose-Headers', exposed);
  if (!isPreflight(request)) return;
  headers.set('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT, PATCH, DELETE');
  headers.set('Access-Control-Allow-Headers', sentHeaders);
  headers.set('Access-Control-Max-Age', '7200');
}
