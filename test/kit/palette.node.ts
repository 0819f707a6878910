import assert from 'node:assert/strict';
import {it} from 'node:test';
import fc from 'fast-check';
import {palette, type Rgb} from '../../src/kit/palette.js';
import {contrast} from '../support/contrast.js';

const hex = (colour: string) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255) as unknown as Rgb;
const channel = fc.integer({min: 0, max: 255}).map((value) => value / 255);
const accents = [
  '#ffd400', '#ffe4e9', '#050505', '#fcfcfc', '#0000ff', '#ff0000', '#00ff00', '#00ffff', '#ff00ff', '#000000', '#ffffff', '#76ab31', '#30b45d',
]; // prettier-ignore

it('any accent at all gives letters, lines and rings that can be seen, in light and dark', () => {
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (accent) => {
      const {light, dark} = palette(accent);
      // The darkest of the soft grounds in light, the lightest of them in dark; browser tests hold the real ones against the same.
      for (const ground of ['#ffffff', '#f1f2f4']) assert.ok(contrast(light.accent, hex(ground)) >= 4.5, `${accent} on ${ground}`);
      for (const ground of ['#14161b', '#22242b']) assert.ok(contrast(dark.accent, hex(ground)) >= 4.5, `${accent} on ${ground}`);
      assert.ok(contrast(light.onAccent, light.fill) >= 4.5, `${accent} under its letters`);
      assert.ok(contrast(hex('#0e1626'), dark.accent) >= 4.5, `${accent} under its letters in dark`);
    }),
    {numRuns: 10_000, examples: accents.map((accent) => [hex(accent) as [number, number, number]])},
  );
});

it('an accent that can be read already stays as it is', () => {
  const near = (one: Rgb, other: Rgb) => one.every((value, at) => Math.abs(value - other[at]!) < 0.003);
  for (const accent of ['#2456d3', '#0b6373', '#7a1e2e']) {
    assert.ok(near(palette(hex(accent)).light.accent, hex(accent)), accent);
    assert.ok(near(palette(hex(accent)).light.fill, hex(accent)), accent);
  }
  for (const accent of ['#ffd400', '#ffe4e9', '#07c160']) assert.ok(near(palette(hex(accent)).light.fill, hex(accent)), accent);
});
