import {readFileSync} from 'node:fs';
import ts from 'typescript';
import type {Named} from './read-comments.js';

/** A public token of the look. */
export interface Token extends Named {
  /** What it is where a page sets nothing. */
  default: string | undefined;
}

/** The tokens that the styles read, with their values unless a page sets them; what each is for stands in a comment as `@cssprop name - ...`. */
export function readTokens(root: string): Token[] {
  const files = ts.sys.readDirectory(root, ['.ts'], undefined, ['src/styles/**/*', 'src/kit/**/*', 'src/elements/**/*']);
  const styles = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const said = new Map([...styles.matchAll(/@cssprop (--aftercare-[\w-]+) - (.*)/g)].map(([, name, text]) => [name!, text!.trim()]));
  const read = new Map<string, string | undefined>();
  for (const {index, 0: start, 1: name} of styles.matchAll(/var\(\s*(--aftercare-[\w-]+)/g)) {
    if (!read.has(name!)) read.set(name!, fallback(styles.slice(index + start.length)));
  }
  const order = [...said.keys()];
  return [...read]
    .map(([name, value]) => ({name, description: said.get(name) ?? '', default: value}))
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
}

/** What stands between the comma after a token's name and the bracket that closes its `var(`. */
function fallback(rest: string): string | undefined {
  let depth = 1;
  const end = [...rest].findIndex((char) => (depth += char === '(' ? 1 : char === ')' ? -1 : 0) === 0);
  const value = rest.slice(0, end).trim();
  return value.startsWith(',') ? value.slice(1).replaceAll(/\s+/g, ' ').trim() : undefined;
}
