import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {parseAst} from 'vite';
import {freeNames} from '../../scripts/free-names.mjs';
import {movedMap} from '../../scripts/near-order-plugin.mjs';
import {inOrder, inRows, nearest, nearestInRows, rowsOf, unitsOf} from '../../scripts/near-order.mjs';
import {decodeMappings, encodeMappings} from '../../scripts/source-map.mjs';

const free = (code: string) => [...freeNames(parseAst(code).body)].sort().join('');

describe('names a piece of code takes from around it', () => {
  it('are none that a function, a block, a loop, a pattern or a class declares', () => {
    assert.equal(free('x=(a,{b,c:[d]},...e)=>a+b+c+d+e+f'), 'cfx');
    assert.equal(free('x=function g(){g(a);{var a}}'), 'x');
    assert.equal(free('x=()=>{for(let a of b)a();a()}'), 'abx');
    assert.equal(free('x=()=>{{let a=1;a()}try{}catch(b){b()}b()}'), 'bx');
    assert.equal(free('x=class a extends b{c(){a.d({e,f:g})}static{let h;h(i)}[j]=k}'), 'begijkx');
  });
});

/** A module whose parts need each other in all the ways there are; running it gives what it exports. */
const code = `import"./a.js";var a=[],b=\`${'lorem ipsum '.repeat(9)}\`;function c(){return d+1}var d=2,e=c(),g=5,f=class{static{this.x=g}},h=class extends f{},i=()=>j,j=\`${'dolor sit '.repeat(9)}\`,k=\`${'lorem ipsum '.repeat(9)}\`;a.push(e);var l=a.length,m=\`${'dolor sit '.repeat(9)}\`;a.push(l,i());export{a,h};`;
const run = (text: string) =>
  new Function(`${text.replace(/^import"[^"]+";/, '').replace(/export\{.*$/, '')} return {a, x: h.x, b, j, k, m}`)() as unknown;

describe('an order in which what is alike stands near', () => {
  const all = unitsOf(code);
  const order = nearest(code, all);
  const {text, moves} = inOrder(code, all, order);

  it('is smaller when compressed, and the same each time', () => {
    assert.ok(gzipSync(text).length < gzipSync(code).length);
    assert.deepEqual(nearest(code, all), order);
  });

  it('does what the former order did, whatever needs whatever', () => {
    assert.notEqual(text, code);
    assert.deepEqual(run(text), run(code));
  });

  it('keeps every part’s place in the source map', () => {
    const column = (from: string, part: string) => from.indexOf(part);
    const parts = ['d=2', 'function c', 'a.push(e)', 'm=`'];
    const places = parts.map((part, line) => [column(code, part), 0, line, 0]).sort(([a = 0], [b = 0]) => a - b);
    const map = JSON.stringify({version: 3, mappings: encodeMappings([places])});
    const moved = decodeMappings((JSON.parse(movedMap(map, code, text, moves)) as {mappings: string}).mappings)[0]!;
    for (const [line, part] of parts.entries()) assert.equal(moved.find((segment) => segment[2] === line)?.[0], column(text, part), part);
  });

  it('is found for nothing where a file has no parts to move', () => {
    const short = 'var a=1;export{a};';
    assert.equal(inOrder(short, unitsOf(short), nearest(short, unitsOf(short))).text, short);
  });
});

describe('methods of a class, and sentences of a file', () => {
  const methods = ['alpha', 'beta', 'gamma', 'delta'].map((word, at) => `${word}(){return\`${(at % 2 ? 'lorem ' : 'dolor ').repeat(9)}\`}`);
  const unlike = '1234567890qwertyuiopasdfghjklzxcvbnm,.-';
  const written = `var a=class{#z=1;constructor(){this.x=this.#z}${methods.join('')}get q(){return this.alpha()+this.beta()}};export{a};`;

  it('change places, and do what they did', () => {
    const rows = rowsOf(written);
    assert.deepEqual(
      rows.map((row) => row.length),
      [5],
    );
    const {text} = inRows(written, rows, [[4, 0, 2, 1, 3]]);
    const made = (from: string) =>
      new (new Function(`${from.replace(/export\{.*$/, '')} return a`)() as new () => {x: number; q: string})();
    assert.ok(text.indexOf('get q') < text.indexOf('alpha()'));
    assert.deepEqual([made(text).x, made(text).q], [1, made(written).q]);
  });

  it('are all there in the places that compress best', () => {
    const table = `var e={a:\`eins zwei drei\`,b:\`${unlike}\`,"c.d":\`eins zwei drei vier\`,e:{one:\`x\`,other:\`y\`}};export{e as default};`;
    const rows = rowsOf(table);
    const {text} = inRows(table, rows, nearestInRows(table, rows));
    const said = (from: string) => new Function(`${from.replace(/export\{.*$/, '')} return e`)() as Record<string, unknown>;
    assert.deepEqual(said(text), said(table));
    assert.ok(gzipSync(text).length <= gzipSync(table).length);
  });
});

describe('source maps', () => {
  it('say the same after they were read and written', () => {
    const mappings = 'A,mLAGA,SAASgC,EAAS,EAAyC;;CACzD,OAAOf,EAAO';
    assert.equal(encodeMappings(decodeMappings(mappings)), mappings);
  });
});
