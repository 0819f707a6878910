/** The head of a JPEG photo whose EXIF says how it is turned, when it was taken, and that this was at so many degrees north. */
export function photoOf(degrees: number): Uint8Array<ArrayBuffer> {
  const tiff = new Uint8Array(120);
  const view = new DataView(tiff.buffer);
  const entry = (at: number, tag: number, type: number, count: number, value: number, short = false) => {
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, count, true);
    if (short) view.setUint16(at + 8, value, true);
    else view.setUint32(at + 8, value, true);
  };
  tiff.set([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  view.setUint16(8, 2, true);
  entry(10, 0x0112, 3, 1, 6, true);
  entry(22, 0x8825, 4, 1, 40);
  view.setUint16(40, 2, true);
  entry(42, 1, 2, 2, 0x4e);
  entry(54, 2, 5, 3, 80);
  [degrees, 1, 12, 1, 30, 1].forEach((value, index) => view.setUint32(80 + index * 4, value, true));
  const xmp = text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="${degrees},12.5N" tiff:Orientation="6"/>`);
  return joined([0xff, 0xd8], segment(0xe1, joined(text('Exif\0\0'), tiff)), segment(0xe1, xmp), [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9]);
}

function segment(marker: number, body: Uint8Array): Uint8Array {
  const length = body.length + 2;
  return joined([0xff, marker, length >> 8, length & 0xff], body);
}

export function text(ascii: string): Uint8Array {
  return new TextEncoder().encode(ascii);
}

export function joined(...parts: (Uint8Array | number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
