import {createHash, createHmac} from 'node:crypto';
import {createServer, request as ask, type IncomingMessage, type Server} from 'node:http';

/**
 * Stands before a store and refuses what a strict one would, which it itself lets pass: another signature than that of AWS Signature Version 4 over method, path,
 * query and signed headers; other bytes than were signed; bytes whose end is not known.
 */
export function strictFront(origin: () => string, secret: string): Server {
  return createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat((await request.toArray()) as Buffer[]);
      const refused = refusalOf(request, body, secret);
      if (refused) return response.writeHead(refused.status).end(`<Error><Code>${refused.code}</Code></Error>`);
      const way = ask(origin() + request.url!, {method: request.method!, headers: request.headers}, (answer) => {
        response.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(response);
      });
      way.on('error', () => response.destroy());
      way.end(body);
    })().catch(() => response.destroy());
  });
}

function refusalOf(request: IncomingMessage, body: Buffer, secret: string): {status: number; code: string} | undefined {
  const {headers, method} = request;
  if (method === 'PUT' && headers['content-length'] === undefined) return {status: 411, code: 'MissingContentLength'};
  const named = /Credential=[^/]+\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)/.exec(
    headers.authorization ?? '',
  );
  if (!named) return {status: 403, code: 'AccessDenied'};
  const [, day, region, signed, signature] = named as unknown as string[];
  const [path = '', query = ''] = request.url!.split('?');
  const pairs = [...new URLSearchParams(query)].map((pair) => pair.map(encoded).join('=')).sort();
  const lines = signed!.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const canonical = [method, path, pairs.join('&'), lines.join(''), signed, headers['x-amz-content-sha256']].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const key = [day!, region!, 's3', 'aws4_request'].reduce<Buffer | string>((last, word) => hmac(last, word), `AWS4${secret}`);
  const expected = hmac(key, ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash(canonical)].join('\n')).toString('hex');
  if (signature !== expected) return {status: 403, code: 'SignatureDoesNotMatch'};
  if (headers['x-amz-content-sha256'] !== hash(body)) return {status: 400, code: 'XAmzContentSHA256Mismatch'};
  return undefined;
}

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
