import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {shareNames, movedMap} from '../../scripts/short-names-plugin.mjs';

const files = (...code: [string, string][]) => code.map(([fileName, code]) => ({fileName, code}));

describe('names between files', () => {
  it('are those they have where they come from, under whatever name they are used', () => {
    const chunks = files(
      ['1/core.js', 'var q=1,e=2;export{q as A,e as openDesk,e as n};\n//# sourceMappingURL=core.js.map'],
      ['1/a.js', 'import{A as e,n as t}from"./core.js";import{A as i}from"./b.js";e(t,i);'],
      ['1/b.js', 'import{n as q}from"./core.js";export{q as A};\n'],
    );
    shareNames(chunks);
    assert.deepEqual(
      chunks.map(({code}) => code),
      [
        'var q=1,e=2;export{q,e as openDesk,e};\n//# sourceMappingURL=core.js.map',
        'import{q as e,e as t}from"./core.js";import{q as i}from"./b.js";e(t,i);',
        'import{e as q}from"./core.js";export{q};\n',
      ],
    );
  });

  it('are not changed under somebody who asks for one by its number', () => {
    const chunks = files(['a.js', 'import(`./b.js`).then(e=>e.t)'], ['b.js', 'var q=1;export{q as t};']);
    assert.throws(() => shareNames(chunks), /a\.js asks for an export by its number/);
  });

  it('leave source maps true, whatever the length of what stands before the code', () => {
    const shifted = (mappings: string, by: number) =>
      JSON.parse(movedMap(JSON.stringify({version: 3, mappings}), by)) as {mappings: string};
    // "mL" is column 179, "gB" 16, "G" 3.
    assert.equal(shifted('A,mLAGA,SAASgC;AAAA', -163).mappings, 'A,gBAGA,SAASgC;AAAA');
    assert.equal(shifted('A,gBAGA,SAASgC', -13).mappings, 'A,GAGA,SAASgC');
    assert.equal(shifted('A,GAGA', 13).mappings, 'A,gBAGA');
    assert.equal(shifted('A,mLAGA', 0).mappings, 'A,mLAGA');
  });
});
