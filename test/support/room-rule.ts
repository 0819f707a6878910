import {readFileSync} from 'node:fs';

const docs = new URL('../../docs/embedding.md', import.meta.url);

/** The rule of style by which a page keeps its elements' room before the script has come, as the docs have it. */
export const roomRule = /```css\n(:is\([^`]+)```/.exec(readFileSync(docs, 'utf8'))![1]!;
