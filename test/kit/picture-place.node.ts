import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {crc32} from 'node:zlib';
import {withoutPlace} from '../../src/kit/picture-place.js';
import {joined, photoOf, text} from '../support/placed-photo.js';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const jpeg = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes], {type: 'image/jpeg'});

describe('the place a picture was taken at', () => {
  it('goes out of a photo, and nothing else does', async () => {
    const before = photoOf(31);
    const after = await bytesOf((await withoutPlace(jpeg(before)))!);
    assert.equal(after.length, before.length);
    const latin = Buffer.from(after).toString('latin1');
    assert.ok(!latin.includes('GPSLatitude'));
    assert.ok(latin.includes('tiff:Orientation="6"'));
    const tiff = new DataView(after.buffer, 12);
    assert.equal(tiff.getUint16(18, true), 6, 'how it is turned');
    assert.equal(tiff.getUint16(40, true), 0, 'entries that tell the place');
    assert.deepEqual(
      [...after.slice(12 + 42, 12 + 104)],
      Array.from({length: 62}, () => 0),
    );
    assert.deepEqual([...after.slice(-9)], [...before.slice(-9)]);
    assert.equal(await withoutPlace(jpeg(after)), undefined);
  });

  it('goes out of PNG and WebP, whose checksums stay right', async () => {
    const photo = photoOf(31);
    const tiff = photo.slice(12, 132);
    const chunk = joined(text('eXIf'), tiff);
    const sum = (bytes: Uint8Array) => [24, 16, 8, 0].map((by) => (crc32(bytes) >>> by) & 0xff);
    const png = joined(
      [0x89],
      text('PNG\r\n'),
      [0x1a, 0x0a],
      [0, 0, 0, tiff.length],
      chunk,
      sum(chunk),
      [0, 0, 0, 0],
      text('IEND'),
      [0, 0, 0, 0],
    );
    const clean = await bytesOf((await withoutPlace(new Blob([png], {type: 'image/png'})))!);
    const at = 12;
    assert.deepEqual([...clean.slice(at + 4 + tiff.length, at + 8 + tiff.length)], sum(clean.slice(at, at + 4 + tiff.length)));
    const webp = joined(text('RIFF'), [140, 0, 0, 0], text('WEBPEXIF'), [tiff.length, 0, 0, 0], tiff);
    const less = await bytesOf((await withoutPlace(new Blob([webp], {type: 'image/webp'})))!);
    assert.equal(new DataView(less.buffer, 20).getUint16(40, true), 0);
  });

  it('is nothing in a picture without one, in another file, and in one that ends too early', async () => {
    assert.equal(await withoutPlace(jpeg(joined([0xff, 0xd8, 0xff, 0xda, 0, 2]))), undefined);
    assert.equal(await withoutPlace(jpeg(joined(text('GIF89a')))), undefined);
    assert.equal(await withoutPlace(jpeg(joined())), undefined);
    const photo = photoOf(31);
    for (let end = 1; end < 78; end += 1) assert.equal(await withoutPlace(jpeg(photo.slice(0, end))), undefined, `cut at ${end}`);
  });
});
