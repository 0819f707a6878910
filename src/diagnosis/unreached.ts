import {fill} from './fault.js';
import {listen} from './heard.js';
import {reach} from './reach.js';
import {words} from './words/en.js';

/** Why nothing could be read of a backend, and the cure, in English; nothing where it answers by now. `base`: absolute, without a slash at its end. */
export async function whyUnreached(base: string): Promise<string | undefined> {
  listen();
  const {findings} = await reach({base, transport: undefined});
  const bad = findings.find(({is}) => is === 'bad');
  return bad && fill(words[bad.code], bad.params).replaceAll('\n', ' ');
}
