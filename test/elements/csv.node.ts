import assert from 'node:assert/strict';
import {test} from 'node:test';
import {csv} from '../../src/elements/ticket-status/csv.js';

test('a table begins with a byte order mark, and quotes, commas and line ends stay inside their cells', () => {
  assert.equal(csv([['编号', 'a,b'], ['说"好"', '一\n二']]), '\ufeff"编号","a,b"\r\n"说""好""","一\n二"\r\n'); // prettier-ignore
});

test('what a spreadsheet would calculate stays text', () => {
  for (const start of ['=1+1', '+86 10', '-2', '@SUM(A1)', '\tx', '\r=x']) assert.ok(csv([[start]]).startsWith(`\ufeff"'${start}`));
  assert.equal(csv([['1=1', 'a@b']]), '\ufeff"1=1","a@b"\r\n');
});
