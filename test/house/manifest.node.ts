import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {LitElement} from 'lit';
import {cssData, htmlData, webTypes} from '../../scripts/package/editor-data.js';
import {manifest} from '../../scripts/package/manifest.js';
import {readElements} from '../../scripts/package/read-elements.js';
import * as classes from '../../src/index.js';
import {code, firedIn, read, root} from './sources.js';

const elements = readElements(root.replace(/\/$/, ''));

/** Every word in quotation marks of a match, for names that a function is called with. */
const words = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, list]) => list!.split(/\s+/));
const names = (all: readonly {name: string}[]) => all.map(({name}) => name).sort();

describe('custom-elements.json', () => {
  it('has each element that a file of `define` registers', () => {
    const registered = code('src/define').flatMap((file) => words(read(file), /defineElement\('([\w-]+)'/g));
    assert.deepEqual(
      elements.map(({tag}) => tag),
      [...new Set(registered)].sort(),
    );
  });

  for (const element of elements) {
    const {tag, className, properties, events, parts, slots, tokens, drawnBy} = element;
    const text = drawnBy
      .map(read)
      .join('\n')
      .replaceAll(/\/\*[\s\S]*?\*\//g, '');

    it(`has the attributes and properties that the class of ${tag} has`, () => {
      const made = (classes as unknown as Record<string, typeof LitElement>)[className]!;
      const attributes = properties.flatMap(({attribute}) => attribute ?? []);
      assert.deepEqual(attributes.sort(), [...made.observedAttributes].sort());
      for (const {name, attribute} of properties) if (attribute) assert.ok(made.elementProperties.has(name), name);
    });

    it(`has the parts and slots that the templates of ${tag} have`, () => {
      const drawn = new Set(words(text, /\spart="([^"]+)"/g));
      const unsaid = [...drawn].filter((name) => !names(parts).includes(name));
      assert.deepEqual(unsaid, [], 'say `@csspart name - ...` where it is drawn');
      const gone = names(parts).filter((name) => !drawn.has(name) && !text.includes(`'${name}'`));
      assert.deepEqual(gone, [], 'no template has it');
      const open = [...text.matchAll(/<slot(?: name="([\w-]+)")?/g)].map(([, name]) => name ?? '');
      assert.deepEqual(names(slots), open.sort());
    });

    it(`has the events that ${tag} fires`, () => {
      assert.deepEqual(names(events.filter(({from}) => from !== 'inside')), [...new Set(firedIn(text))].sort());
    });

    it(`says of everything on ${tag} what it is`, () => {
      const told = [element, ...properties, ...element.methods, ...events, ...parts, ...slots, ...tokens];
      assert.deepEqual(
        told.filter(({description}) => !description).map(({name}) => name),
        [],
      );
    });
  }

  it('tells nothing that is not for pages, nor where our files lie', () => {
    const whole = JSON.stringify(manifest(elements));
    assert.doesNotMatch(whole, /"name":"#|"privacy"|connectedCallback|willUpdate|"src\//);
    assert.match(whole, /"path":"dist\/lib\/define\/portal\.js"/);
  });

  it('says a token’s name and value as the styles have them', () => {
    const [one] = elements.filter(({tag}) => tag === 'aftercare-portal');
    const accent = one!.tokens.find(({name}) => name === '--aftercare-accent');
    assert.match(accent!.default!, /^#[\da-f]{6}$/);
    const used = new Set(code('src').flatMap((file) => words(read(file), /var\((--aftercare-[\w-]+)/g)));
    assert.deepEqual(names(one!.tokens), [...used].sort());
  });
});

describe('data for editors', () => {
  it('has the words that an attribute may be', () => {
    const {tags} = htmlData(elements) as {tags: {name: string; attributes: {name: string; values?: {name: string}[]}[]}[]};
    const theme = tags.find(({name}) => name === 'aftercare-portal')!.attributes.find(({name}) => name === 'theme');
    assert.deepEqual(theme!.values, [{name: 'auto'}, {name: 'light'}, {name: 'dark'}]);
  });

  it('names each token and part once', () => {
    const {properties, pseudoElements} = cssData(elements) as Record<string, {name: string}[]>;
    for (const all of [properties!, pseudoElements!]) assert.equal(new Set(names(all)).size, all.length);
  });

  it('gives editors of JetBrains events and properties too', () => {
    const text = JSON.stringify(webTypes(elements, {name: 'x', version: '1.0.0'}));
    for (const name of ['aftercare-ticket-submitted', 'base-url', 'baseUrl', '--aftercare-accent'])
      assert.ok(text.includes(`"${name}"`), name);
  });
});
