import type {TextRange} from '../contract/values.js';
import {Redactor, type PrivateKind} from '../rules/redaction.js';

/** One line in which something private was found: a stretch of it as it is, and as it would be. */
export interface LogSample {
  /** Counted from 1. */
  line: number;
  before: string;
  found: TextRange[];
  after: string;
  marks: TextRange[];
}

/** What was found in a text file. `samples` are the first lines with findings; `covered` is the file without them, in UTF-8, where it was asked for. */
export interface LogReport {
  counts: ReadonlyMap<PrivateKind, number>;
  samples: LogSample[];
  covered?: Blob;
}

/** Bytes read at a time: some ten milliseconds of work, then the page has its turn. */
const step = 256 * 1024;
/** A longer line is cut, at a place where no word ends up in two. */
const longest = 128 * 1024;
export const mostSamples = 200;
/** Characters of a long line that are shown around what was found. */
const around = 48;

/** Reads a text file piece by piece, so that a page stays quick however large it is. `covering` makes the file without what was found, too. */
export async function checkLog(blob: Blob, kinds: Iterable<PrivateKind>, signal: AbortSignal, covering = false): Promise<LogReport> {
  const [first = 0, second = 0] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return read(blob, 'utf-16le', kinds, signal, covering);
  if (first === 0xfe && second === 0xff) return read(blob, 'utf-16be', kinds, signal, covering);
  try {
    return await read(blob, 'utf-8', kinds, signal, covering);
  } catch (error) {
    // Windows in China still writes logs in its own encoding.
    if (error instanceof TypeError) return read(blob, 'gb18030', kinds, signal, covering);
    throw error;
  }
}

async function read(
  blob: Blob,
  encoding: string,
  kinds: Iterable<PrivateKind>,
  signal: AbortSignal,
  covering: boolean,
): Promise<LogReport> {
  const decoder = new TextDecoder(encoding, {fatal: encoding === 'utf-8'});
  const redactor = new Redactor(kinds);
  const samples: LogSample[] = [];
  const parts: string[] = [];
  let [line, carried] = [1, ''];
  for (let at = 0; at < blob.size; at += step) {
    const bytes = await blob.slice(at, at + step).arrayBuffer();
    signal.throwIfAborted();
    const last = at + step >= blob.size;
    const pieces = (carried + decoder.decode(bytes, {stream: !last})).split(/(?<=\n)/);
    carried = last ? '' : (pieces.pop() ?? '');
    if (carried.length > longest) {
      const cut = /[\s,;]\S*$/.exec(carried)?.index ?? carried.length;
      pieces.push(carried.slice(0, cut));
      carried = carried.slice(cut);
    }
    for (const piece of pieces) {
      const findings = redactor.find(piece);
      const {text, marks} = findings.length || covering ? redactor.cover(piece, findings) : {text: piece, marks: []};
      if (findings.length && samples.length < mostSamples) {
        const found = findings.map(({start, end}): TextRange => [start, end]);
        const [before, after] = [excerpt(piece, found), excerpt(text, marks)];
        samples.push({line, before: before.text, found: before.ranges, after: after.text, marks: after.ranges});
      }
      if (covering) parts.push(text);
      if (piece.endsWith('\n')) line += 1;
    }
  }
  return {counts: redactor.counts, samples, ...(covering && {covered: new Blob(parts, {type: blob.type})})};
}

/** The stretch of a line around its ranges, at most some hundreds of characters. */
function excerpt(line: string, ranges: readonly TextRange[]): {text: string; ranges: TextRange[]} {
  const from = Math.max(0, ranges[0]![0] - around);
  const to = Math.min(line.length, from + around * 8);
  const lead = from ? '…' : '';
  const shift = lead.length - from;
  return {
    text: lead + line.slice(from, to).trimEnd() + (to < line.trimEnd().length ? '…' : ''),
    ranges: ranges.filter(([start]) => start < to).map(([start, end]): TextRange => [start + shift, Math.min(end, to) + shift]),
  };
}
