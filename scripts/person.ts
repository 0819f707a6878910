import {readEnvironment} from '../server/node/environment.js';
import {orSay} from '../server/node/stop-plainly.js';

/**
 * What is kept of one person, as JSON on standard output, or gone: `npm run person -- export --sub ID`, `npm run person -- erase --sub ID --confirm ID`.
 * `--iss` names the issuer of his tokens where it is another than JWT_ISSUER. It asks a running gateway, at `--at` or where PORT and HOST say, with STAFF_KEY.
 */
const [what, ...words] = process.argv.slice(2);
const given = new Map(words.flatMap((word, n) => (word.startsWith('--') ? [[word.slice(2), words[n + 1] ?? ''] as const] : [])));
const sub = given.get('sub');
const usage = 'npm run person -- export --sub ID [--iss ISSUER] [--at URL], or erase --sub ID --confirm ID';

if ((what !== 'export' && what !== 'erase') || !sub || (what === 'erase' && given.get('confirm') !== sub)) {
  console.error(usage);
  process.exit(2);
}
const {host, port, staffKey, staffKeyIsFresh} = await orSay(() => readEnvironment(process.env));
if (staffKeyIsFresh) {
  console.error('STAFF_KEY must be the one that the gateway runs with.');
  process.exit(2);
}
const iss = given.get('iss');
const answer = await fetch(`${given.get('at') ?? `http://${host}:${port}`}/staff/v1/people/${what}`, {
  method: 'POST',
  headers: {Authorization: `Bearer ${staffKey}`, 'Content-Type': 'application/json'},
  body: JSON.stringify({sub, ...(iss && {iss}), ...(what === 'erase' && {confirm: sub})}),
}).catch((error: unknown) => {
  console.error(`No gateway answers at ${given.get('at') ?? `http://${host}:${port}`}.`, error instanceof Error ? error.message : '');
  return process.exit(1);
});
const text = await answer.text();
console[answer.ok ? 'log' : 'error'](answer.ok ? JSON.stringify(JSON.parse(text), null, 2) : text);
process.exitCode = answer.ok ? 0 : 1;
