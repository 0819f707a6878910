import {parseArgs} from 'node:util';
import {asText, rulesAsText} from './report.js';
import {parts, run, walks} from './run.js';

const usage = `aftercare-conformance BASE-URL [--token JWT] [--other-token JWT] [--origin URL] [--type ID] [--only NAME]... [--thorough] [--json]

Tries a backend against the portal contract: https://support.example.com/portal/v1

  --token        of a person: most rules need one. AFTERCARE_TOKEN in the environment does as well, and stays out of the list of processes
  --other-token  of somebody of another organisation, for what they must not see of each other (AFTERCARE_OTHER_TOKEN)
  --origin       of a page that may call the backend: https://www.example.com
  --type         id of the request type to hand in; else the first one whose form can be filled in
  --only         a part by its name, as often as you like: ${walks.map(({name}) => name).join(', ')}
  --thorough     also what leaves traces with people (a code by mail, a rating) or takes long; for test systems
  --json         the report as JSON
  --rules        prints every rule with why it matters, and tries nothing

Hands in about twenty requests, marked, and cancels them in the end, also where Ctrl-C breaks it off. Ends with 0 where nothing is broken, 1 where something is, 2 where it could not be tried, or a part of it not for the backend’s limits.`;

/** Carries out the command; gives its exit code. `print`: to standard output. `signal`: ends the run, which takes back what it handed in. */
export async function conformanceCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  print: (text: string) => void,
  signal?: AbortSignal,
): Promise<number> {
  if (words.length === 1 && words[0] === '--rules') {
    print(rulesAsText(parts));
    return 0;
  }
  const asked = read(words);
  if (typeof asked === 'string') {
    print(asked);
    return 2;
  }
  const {base, values} = asked;
  const {token = environment['AFTERCARE_TOKEN'], 'other-token': otherToken = environment['AFTERCARE_OTHER_TOKEN']} = values;
  const {origin, type, thorough, only} = values;
  try {
    const reached = await fetch(`${base}/health`, {signal: AbortSignal.timeout(10_000)});
    await reached.body?.cancel();
  } catch (error) {
    print(`${base} cannot be reached: ${String((error as Error).cause ?? error)}`);
    return 2;
  }
  const conformance = await run({base, token, otherToken, origin, type, thorough, only, signal});
  print(values.json ? JSON.stringify(conformance, undefined, 2) : asText(conformance));
  if (conformance.verdicts.some(({state}) => state === 'broken')) return 1;
  return conformance.limited.length || conformance.brokenOff ? 2 : 0;
}

/** What was asked for, or what to say instead. */
function read(words: readonly string[]) {
  const options = {
    token: {type: 'string'},
    'other-token': {type: 'string'},
    origin: {type: 'string'},
    type: {type: 'string'},
    only: {type: 'string', multiple: true},
    thorough: {type: 'boolean'},
    json: {type: 'boolean'},
    help: {type: 'boolean'},
  } as const;
  try {
    const {values, positionals} = parseArgs({args: [...words], options, allowPositionals: true});
    const [base = '', ...more] = positionals;
    if (values.help || !base) return usage;
    if (more.length || !/^https?:\/\//.test(base)) return `BASE-URL is one address, http or https.\n\n${usage}`;
    const unknown = values.only?.find((name) => !walks.some((walk) => walk.name === name));
    if (unknown !== undefined) return `There is no part ${unknown}.\n\n${usage}`;
    return {base: base.replace(/\/+$/, ''), values};
  } catch (error) {
    return `${(error as Error).message}\n\n${usage}`;
  }
}
