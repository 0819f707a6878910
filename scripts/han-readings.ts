import {writeFileSync} from 'node:fs';
import {createFolder} from '../src/search/fold.js';
import {hanVariants} from '../src/search/han-variants.js';

/**
 * Writes `src/search/han-readings.ts`: how the characters of GB 2312 and the base forms of their variants sound in Mandarin, without tones, by the
 * table of pinyin-pro. That package is needed for this alone: `npm install --no-save pinyin-pro@3`, then `npx tsx scripts/han-readings.ts`.
 */

type Readings = (character: string, options: {multiple: true; toneType: 'none'; type: 'array'; v: true}) => string[];
const source = 'pinyin-pro';
const {pinyin} = (await import(source)) as {pinyin: Readings};

const fold = createFolder(hanVariants);
const decoder = new TextDecoder('gb2312');
const characters = new Set<string>();
for (let row = 0xb0; row <= 0xf7; row++) {
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const [character = ''] = decoder.decode(new Uint8Array([row, cell]));
    if (/\p{sc=Han}/u.test(character)) characters.add(fold(character).text);
  }
}

const bySound = new Map<string, string>();
for (const character of [...characters].sort()) {
  for (const sound of new Set(pinyin(character, {multiple: true, toneType: 'none', type: 'array', v: true}))) {
    if (/^[a-z]+$/.test(sound)) bySound.set(sound, (bySound.get(sound) ?? '') + character);
  }
}
const table = [...bySound]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flat()
  .join('');

writeFileSync(
  new URL('../src/search/han-readings.ts', import.meta.url),
  `/**
 * How ${characters.size} Han characters sound in Mandarin, without tones: each sound in Latin letters (\`v\` for ü), then the characters that can be read so, all
 * in one string. Written by \`scripts/han-readings.ts\` from the table of pinyin-pro (MIT, see NOTICE).
 */
export const hanReadings =
  '${table}';
`,
);
