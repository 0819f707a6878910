import {parseArgs} from 'node:util';
import {agentKey} from '../app/staff/staff-key.js';
import {signToken} from '../app/token.js';
import {readEnvironment} from './environment.js';
import {CannotStart} from './cannot-start.js';
import {readConfiguration} from './configuration.js';
import {issuersOf} from './issuers.js';
import {messageOf} from './message-of.js';
import {orSay} from './stop-plainly.js';
import {vendorOf} from './vendor.js';

/**
 * Signs a token for development, as the vendor's backend does for a customer who is signed in there:
 * `npm run token -- --sub ann --name Ann --email ann@example.com --org acme --role manager --locale en --plan gold --lifetime 900`. Only `--sub` is needed.
 * `npm run token -- --agent ID` prints the key that opens the staff side to one agent, made of STAFF_KEY.
 * Takes JWT_SECRET, JWT_ISSUER and JWT_AUDIENCE from the environment, as the gateway does, or with `--iss` an issuer that CONFIG names; prints the token and nothing else.
 */
const usage =
  'npm run token -- --sub ID [--iss ISSUER] [--name N] [--email A] [--org ID] [--role requester|manager] [--locale TAG] [--plan P] [--lifetime SECONDS], or --agent ID';
const longest = 15 * 60;

const token = await orSay(async () => {
  const {agent, sub, iss, role, lifetime = '600', ...rest} = readOptions();
  if (agent !== undefined) return keyOf(agent);
  if (!sub) throw new CannotStart(`--sub is needed: whom the token speaks for.\n${usage}`);
  if (role !== undefined && role !== 'requester' && role !== 'manager') throw new CannotStart('--role is requester or manager.');
  const seconds = Number(lifetime);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > longest) {
    throw new CannotStart(`--lifetime is a number of seconds, ${longest} at most: the gateway takes no token that lives longer.`);
  }
  const {issuer, audience, secret} = await signer(iss);
  return signToken(secret, {iss: issuer, aud: audience, sub, ...(role && {role}), ...rest}, Date.now(), seconds);
});
console.log(token);

/** Whoever signs with a secret: by the variables, or the one of the configuration's issuers that is named. */
async function signer(iss: string | undefined): Promise<{issuer: string; audience: string; secret: string}> {
  const environment = readEnvironment(process.env);
  const {config} = environment;
  const given = process.env['JWT_SECRET']?.trim() || process.env['JWKS_URL']?.trim() ? environment.customers : undefined;
  const {issuers} = iss !== undefined && config !== undefined ? await readConfiguration(config) : {};
  const known = given || issuers ? issuersOf({...environment, customers: given}, issuers, process.env) : [];
  const found = known.find(({issuer}) => iss === undefined || issuer === iss);
  if (found && 'secret' in found) return found;
  throw new CannotStart(
    'JWT_SECRET is needed, the same as the gateway’s; or --iss, one that CONFIG names with secretFrom. Where a key set counts, only the holder of the private key signs tokens.',
  );
}

function readOptions() {
  const text = {type: 'string'} as const;
  try {
    const options = {
      sub: text,
      iss: text,
      name: text,
      email: text,
      org: text,
      role: text,
      locale: text,
      plan: text,
      lifetime: text,
      agent: text,
    };
    return parseArgs({options}).values;
  } catch (error) {
    throw new CannotStart(`${messageOf(error)}\n${usage}`);
  }
}

/** Of somebody who works here; one whom the configuration does not name would open nothing. */
async function keyOf(agent: string): Promise<string> {
  const {config, world: name, staffKey, staffKeyIsFresh} = readEnvironment(process.env);
  if (staffKeyIsFresh) throw new CannotStart('STAFF_KEY is needed, the one that the gateway runs with.');
  const {agents} = vendorOf(config === undefined ? undefined : await readConfiguration(config), name).world;
  if (!agents.some(({id}) => id === agent)) throw new CannotStart(`--agent is one of ${agents.map(({id}) => id).join(', ')}.`);
  return agentKey(staffKey, agent);
}
