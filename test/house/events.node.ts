import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {code, firedIn, read} from './sources.js';

const files = (folder: string, ending = '.ts') => code(folder).filter((file) => file.endsWith(ending));

/** The events of the map in `kit/events`, with the names of what comes along in `detail`. */
const events = new Map(
  [...read('src/kit/events.ts').matchAll(/'(aftercare-[\w-]+)': CustomEvent<(undefined|\{[^\n]*\})>;/g)].map(([, name, detail]) => [
    name!,
    [...detail!.matchAll(/(\w+)\??:/g)].map(([, key]) => key!),
  ]),
);

/** What the elements promise a page; events of a launcher come with it. */
const promised = ['ready', 'ticket-submit', 'ticket-submitted', 'ticket-changed', 'reply-sent', 'searched', 'search-empty', 'article-opened', 'survey-submit', 'survey-submitted', 'deflected', 'clock-changed', 'auth-required', 'error'].map((name) => `aftercare-${name}`); // prettier-ignore

describe('events', () => {
  it('are all that the elements promise', () => {
    for (const name of promised) assert.ok(events.has(name), name);
  });

  it('are each fired somewhere, and only by way of `emit`, which types them', () => {
    const source = [...files('src/elements'), ...files('src/kit')].map((file) => [file, read(file)] as const);
    const fired = new Set(source.flatMap(([, text]) => firedIn(text)));
    assert.deepEqual([...fired].sort(), [...events.keys()].sort());
    for (const [file, text] of source) {
      if (file.endsWith('kit/events.ts')) continue;
      assert.doesNotMatch(text, /new CustomEvent\(/, file);
    }
  });

  it('are each named by an element that fires them', () => {
    const comments = [...files('src/elements'), ...files('src/kit')].map(read).join('\n');
    for (const name of events.keys()) assert.match(comments, new RegExp(`@fires ${name} - `), name);
  });

  it('stand in the README with all that comes along', () => {
    const rows = read('README.md').split('\n');
    for (const [name, details] of events) {
      const row = rows.find((line) => line.startsWith(`| \`${name}\``));
      assert.ok(row, `${name} has no row`);
      for (const detail of details) assert.ok(row.includes(`\`${detail}\``), `${name}: ${detail}`);
    }
  });

  it('are each waited for in a test of the browser', () => {
    const tests = files('test', '.test.ts').map(read).join('\n');
    for (const name of events.keys()) assert.ok(tests.includes(`'${name}'`), name);
  });
});
