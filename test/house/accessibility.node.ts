import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {files, read} from './sources.js';

/** WCAG 2.2, levels A and AA, without 4.1.1, which it has given up. */
const criteria =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11 2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8 3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3';

describe('docs/accessibility.md', () => {
  const text = read('docs/accessibility.md');
  const rows = [...text.matchAll(/^\| (\d+\.\d+\.\d+) [^|]+\|([^|]+)\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)].map(([, id, ...cells]) => {
    const [level, state, how, evidence] = cells.map((cell) => cell.trim());
    return {id: id!, level, state, how, evidence: evidence!.split(', ')};
  });

  it('says of every criterion of WCAG 2.2 A and AA, once and in order, how it stands and what holds it', () => {
    assert.deepEqual(rows.map(({id}) => id).join(' '), criteria);
    const states = new Set(['supports', 'partially supports', 'does not support', 'not applicable']);
    const bad = rows.filter(({level, state, how}) => !/^AA?$/.test(level ?? '') || !states.has(state ?? '') || !how);
    assert.deepEqual(bad, []);
  });

  it('names evidence that is there', () => {
    const missing = rows
      .flatMap(({evidence}) => evidence)
      .filter(
        (one) => !['axe', 'review'].includes(one) && !['node', 'test', 'journey'].some((kind) => files.includes(`test/${one}.${kind}.ts`)),
      );
    assert.deepEqual(missing, []);
  });

  it('names at its head what is not met', () => {
    const [summary = ''] = /\*\*They conform partially\.\*\*[^\n]+/.exec(text) ?? [];
    const unmet = rows.filter(({state}) => /not support|partially/.test(state ?? '')).map(({id}) => id);
    assert.deepEqual(summary.match(/\d+\.\d+\.\d+/g) ?? [], unmet);
  });
});
