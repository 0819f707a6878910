import {Redactor, writtenKinds, type PrivateKind} from '../rules/redaction.js';

/** What was read in a PDF without opening it. */
export interface PdfReport {
  /** Whom its properties name: author, company, the account it was made with. */
  people: readonly string[];
  /** What its text looks like it holds. */
  kinds: readonly PrivateKind[];
}

/** Bytes that are read at most: a longer file is read up to there. */
const longest = 30_000_000;
const properties = /\/(?:Author|Company|Manager|LastModifiedBy)\s*(\((?:\\[^]|[^\\)])*\)|<[\dA-Fa-f\s]+>)/g;
const packetProperties = /<(?:dc:creator|pdf:Author|pdfx:Company)>\s*(?:<rdf:Seq>\s*<rdf:li[^>]*>)?([^<]+)</g;
const shown = /\((?:\\[^]|[^\\()])*\)|<[\dA-Fa-f\s]{4,}>|\bT[dD*m]\b|\bET\b/g;

/**
 * Reads what a PDF says openly (ISO 32000-1): its properties, and text whose streams are plain or deflated and whose fonts use ordinary codes.
 * Scanned pages, encrypted files and fonts with codes of their own stay dark: that nothing was found proves nothing.
 */
export async function checkPdf(blob: Blob, signal: AbortSignal): Promise<PdfReport> {
  const bytes = new Uint8Array(await blob.slice(0, longest).arrayBuffer());
  const raw = new TextDecoder('latin1').decode(bytes);
  const people = new Set<string>();
  const redactor = new Redactor(writtenKinds);
  const read = (text: string) => {
    for (const [, name] of text.matchAll(properties)) people.add(stringOf(name!).trim());
    for (const [, name] of text.matchAll(packetProperties)) people.add(utf8(name!).trim());
    for (const line of linesOf(text)) redactor.find(line);
  };
  read(raw.replace(/stream\r?\n[^]*?endstream/g, (stream) => (/^stream\r?\n\s*<\?xpacket/.test(stream) ? stream : '')));
  for (const {index, 0: head} of raw.matchAll(/stream\r?\n/g)) {
    signal.throwIfAborted();
    if (raw.slice(index - 3, index) === 'end') continue;
    const dictionary = raw.slice(Math.max(0, index - 600), index);
    if (/\/Subtype\s*\/Image(?![^]*endobj)/.test(dictionary)) continue;
    const start = index + head.length;
    const end = raw.indexOf('endstream', start);
    if (end < 0) break;
    const packed = /\/FlateDecode(?![^]*endobj)/.test(dictionary);
    read(packed ? await inflated(bytes.subarray(start, end)) : raw.slice(start, end));
  }
  people.delete('');
  return {people: [...people].slice(0, 3), kinds: [...redactor.counts.keys()]};
}

/** What was packed, as far as it can be unpacked. */
async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const decoder = new TextDecoder('latin1');
  let text = '';
  try {
    for (let piece = await reader.read(); !piece.done && text.length < longest; piece = await reader.read()) text += decoder.decode(piece.value, {stream: true}); // prettier-ignore
  } catch {
    // A line end before `endstream` follows the data, and some files are broken: what came so far counts.
  }
  return text;
}

/** The strings that a content stream shows, a line for each place on the page. */
function linesOf(content: string): string[] {
  const lines = [''];
  for (const [piece] of content.matchAll(shown)) {
    if (/^[(<]/.test(piece)) lines.push(lines.pop()! + stringOf(piece));
    else if (lines.at(-1)) lines.push('');
  }
  return lines;
}

/** A literal or hexadecimal string as text: UTF-16 by its mark, else one character a byte, or UTF-8 where it is that. */
function stringOf(written: string): string {
  const codes = written.startsWith('<')
    ? (written.match(/[\dA-Fa-f]{2}/g) ?? []).map((pair) => String.fromCharCode(parseInt(pair, 16))).join('')
    : written.slice(1, -1).replace(/\\(?:([0-7]{1,3})|\r?\n|([^]))/g, (_, octal?: string, sign?: string) => {
        if (octal) return String.fromCharCode(parseInt(octal, 8) & 255);
        return sign ? ({n: '\n', r: '\r', t: '\t'}[sign] ?? sign) : '';
      });
  if (!codes.startsWith('\xfe\xff')) return utf8(codes);
  return new TextDecoder('utf-16be').decode(Uint8Array.from(codes.slice(2), (sign) => sign.charCodeAt(0)));
}

function utf8(codes: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(Uint8Array.from(codes, (sign) => sign.charCodeAt(0)));
  } catch {
    return codes;
  }
}
