/** A stretch of a picture's file that tells about the picture: EXIF as TIFF, or XMP. `checksum`: where the one stands that covers it, in PNG. */
interface Details {
  is: 'tiff' | 'xmp';
  start: number;
  end: number;
  checksum?: number;
}

const xmpName = 'http://ns.adobe.com/xap/1.0/\0';
const gifXmp = '\x21\xff\x0bXMP DataXMP';
/** Bytes of one value, by TIFF type. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const gpsTag = 0x8825;

/**
 * A JPEG, PNG, WebP or GIF picture without the place it was taken at: `undefined` where it tells none. Pixels and all else stay byte for byte: what tells the
 * place is overwritten where it stands (EXIF 2.32 section 4.6.6, XMP part 2 `exif:GPS*`).
 */
export async function withoutPlace(picture: Blob): Promise<Blob | undefined> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let told = false;
  try {
    for (const details of detailsOf(bytes)) {
      const found = details.is === 'tiff' ? wipeTiff(bytes.subarray(details.start, details.end)) : wipeXmp(bytes, details);
      if (found && details.checksum)
        new DataView(bytes.buffer).setUint32(details.checksum, crc(bytes.subarray(details.start - 4, details.end)));
      told ||= found;
    }
  } catch (error) {
    // A file that ends too early, or points beyond its end, is whatever it is.
    if (!(error instanceof RangeError)) throw error;
  }
  return told ? new Blob([bytes], {type: picture.type}) : undefined;
}

function* detailsOf(bytes: Uint8Array): Generator<Details> {
  if (textAt(bytes, 0, 2) === '\xff\xd8') yield* inJpeg(bytes);
  else if (textAt(bytes, 1, 3) === 'PNG') yield* inPng(bytes);
  else if (textAt(bytes, 8, 4) === 'WEBP') yield* inWebp(bytes);
  else if (textAt(bytes, 0, 3) === 'GIF') yield* inGif(bytes);
}

function* inJpeg(bytes: Uint8Array): Generator<Details> {
  const view = new DataView(bytes.buffer);
  // Up to the picture itself.
  for (let at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda;) {
    const end = at + 2 + view.getUint16(at + 2);
    const start = at + 4;
    if (view.getUint8(at + 1) === 0xe1) {
      if (textAt(bytes, start, 6) === 'Exif\0\0') yield {is: 'tiff', start: start + 6, end};
      else if (textAt(bytes, start, xmpName.length) === xmpName) yield {is: 'xmp', start, end};
    }
    at = end;
  }
}

function* inPng(bytes: Uint8Array): Generator<Details> {
  const view = new DataView(bytes.buffer);
  for (let at = 8; at + 12 <= bytes.length;) {
    const start = at + 8;
    const end = start + view.getUint32(at);
    const name = textAt(bytes, at + 4, 4);
    if (name === 'eXIf') yield {is: 'tiff', start, end, checksum: end};
    else if (name === 'iTXt') yield {is: 'xmp', start, end, checksum: end};
    at = end + 4;
  }
}

function* inWebp(bytes: Uint8Array): Generator<Details> {
  const view = new DataView(bytes.buffer);
  for (let at = 12; at + 8 <= bytes.length;) {
    const name = textAt(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const start = at + 8;
    const end = start + length;
    if (name === 'EXIF') yield {is: 'tiff', start: start + (textAt(bytes, start, 4) === 'Exif' ? 6 : 0), end};
    else if (name === 'XMP ') yield {is: 'xmp', start, end};
    at = end + (length % 2);
  }
}

/** XMP stands whole in an extension of its own, up to the mark that ends it for readers that skip it. */
function* inGif(bytes: Uint8Array): Generator<Details> {
  const text = textAt(bytes, 0, bytes.length);
  const at = text.indexOf(gifXmp);
  const end = text.indexOf('\x01\xff\xfe', at);
  if (at >= 0) yield {is: 'xmp', start: at + gifXmp.length, end: end < 0 ? bytes.length : end};
}

/** True where a latitude was told. */
function wipeTiff(tiff: Uint8Array): boolean {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const short = (at: number) => view.getUint16(at, little);
  const long = (at: number) => view.getUint32(at, little);
  const entries = (directory: number) => [...Array(short(directory)).keys()].map((index) => directory + 2 + index * 12);
  const pointer = entries(long(4)).find((at) => short(at) === gpsTag);
  if (pointer === undefined) return false;
  const directory = long(pointer + 8);
  const all = entries(directory);
  const told = all.some((at) => short(at) === 2);
  for (const at of all) {
    const length = (sizes[short(at + 2)] ?? 0) * long(at + 4);
    if (length > 4) tiff.fill(0, long(at + 8), long(at + 8) + length);
    tiff.fill(0, at, at + 12);
  }
  view.setUint16(directory, 0);
  return told;
}

function wipeXmp(bytes: Uint8Array, {start, end}: Details): boolean {
  const told = /exif:GPS\w+\s*=\s*(["'])[\s\S]*?\1|<exif:GPS(\w+)\b[^>]*>[\s\S]*?<\/exif:GPS\2>/g;
  const found = [...textAt(bytes, start, end - start).matchAll(told)];
  for (const {0: whole, index} of found) bytes.fill(0x20, start + index, start + index + whole.length);
  return found.length > 0;
}

/** One character a byte. */
function textAt(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder('latin1').decode(bytes.subarray(start, start + length));
}

/** CRC-32, ISO 3309, as PNG has it. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
