import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parseAst} from 'vite';
import {shortNames} from '../../scripts/short-keys-plugin.mjs';

const short = (keys: string[], ...code: string[]) =>
  [
    ...shortNames(
      keys,
      code.map((one) => parseAst(one)),
    ).keys(),
  ].sort();

describe('short names of sentences', () => {
  it('go to keys that are said as they are, alone or as one of two', () => {
    const code = 'words.say("thread.new"); say.say(own ? "request.title" : mine ? "request.mine" : "request.of", {who});';
    const keys = ['request.mine', 'request.of', 'request.title', 'thread.new'];
    assert.deepEqual(short([...keys, 'unsaid'], code), keys);
  });

  it('go to none that is put together, found by what data says, or handed on', () => {
    const keys = ['lead.new', 'confirm.title', 'later', 'door', 'kept'];
    const said = keys.map((key) => `words.say("${key}");`).join('');
    assert.deepEqual(short(keys, said), [...keys].sort());
    assert.deepEqual(short(keys, said, 'words.find(`lead.${state}`)', 'words.say(`${step}.title`)'), ['door', 'kept', 'later']);
    assert.deepEqual(short(keys, said, 'const title = low ? "later" : other', 'const rooms = {door: 1}; words.say(name)'), [
      'confirm.title',
      'kept',
      'lead.new',
    ]);
  });

  it('are none that another key keeps', () => {
    const names = shortNames(['a', 'b', 'thread.new'], [parseAst('words.say("thread.new"); words.find("a");')]);
    assert.deepEqual([...names], [['thread.new', 'c']]);
  });

  it('are different, and shortest where they are said most', () => {
    const keys = Array.from({length: 120}, (_, index) => `key.${index}`);
    const code = keys.map((key) => `words.say("${key}");`).join('') + 'words.say("key.119");';
    const names = shortNames(keys, [parseAst(code)]);
    assert.equal(new Set(names.values()).size, 120);
    assert.equal(names.get('key.119'), 'a');
  });
});
