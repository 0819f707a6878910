import {parseArgs} from 'node:util';
import {signToken} from '../app/token.js';
import {readEnvironment} from './environment.js';
import {CannotStart} from './cannot-start.js';
import {messageOf} from './message-of.js';
import {orSay} from './stop-plainly.js';

/**
 * Signs a token for development, as the vendor's backend does for a customer who is signed in there:
 * `npm run token -- --sub ann --name Ann --email ann@example.com --org acme --role manager --locale en --plan gold --lifetime 900`. Only `--sub` is needed.
 * Takes JWT_SECRET, JWT_ISSUER and JWT_AUDIENCE from the environment, as the gateway does, and prints the token and nothing else.
 */
const usage =
  'npm run token -- --sub ID [--name N] [--email A] [--org ID] [--role requester|manager] [--locale TAG] [--plan P] [--lifetime SECONDS]';
const longest = 15 * 60;

const token = await orSay(async () => {
  const {sub, role, lifetime = '600', ...rest} = readOptions();
  if (!sub) throw new CannotStart(`--sub is needed: whom the token speaks for.\n${usage}`);
  if (role !== undefined && role !== 'requester' && role !== 'manager') throw new CannotStart('--role is requester or manager.');
  const seconds = Number(lifetime);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longest) {
    throw new CannotStart(`--lifetime is a number of seconds, ${longest} at most: the gateway takes no token that lives longer.`);
  }
  const {customers} = readEnvironment(process.env);
  if (!('secret' in customers) || !process.env['JWT_SECRET']?.trim()) {
    throw new CannotStart(
      'JWT_SECRET is needed, the same as the gateway’s. Where JWKS_URL counts, only the holder of the private key signs tokens.',
    );
  }
  const {issuer, audience, secret} = customers;
  return signToken(secret, {iss: issuer, aud: audience, sub, ...(role && {role}), ...rest}, Date.now(), seconds);
});
console.log(token);

function readOptions() {
  const text = {type: 'string'} as const;
  try {
    const options = {sub: text, name: text, email: text, org: text, role: text, locale: text, plan: text, lifetime: text};
    return parseArgs({options}).values;
  } catch (error) {
    throw new CannotStart(`${messageOf(error)}\n${usage}`);
  }
}
