import type {Transport} from '../desk/desk.js';
import {contractFindings} from './contract-findings.js';
import {finding, type Finding} from './finding.js';
import {baseFaults} from './base-faults.js';
import {foundElements} from './found-elements.js';
import {pageFindings} from './page-findings.js';
import {reach} from './reach.js';
import {signInFindings, takenFindings} from './sign-in-findings.js';
import type {Signing} from './sign-in-faults.js';

type Counter = Signing & {readonly baseUrl?: string; readonly transport?: Transport};

/** Looks at everything, backend by backend; `tell` hears what each step found. */
export async function examine(tell: (findings: Finding[]) => void): Promise<void> {
  const seen = pageFindings().then(tell);
  const counters = foundElements().filter((element): element is Counter => !!(element as Counter).baseUrl);
  const sound = counters.filter(({localName, baseUrl}) => baseFaults(localName, baseUrl, false).every(({code}) => code === 'base-mixed'));
  if (!counters.length) tell([finding('backend', 'bad', 'no-backend')]);
  const bases = [...new Set(sound.map(({baseUrl}) => baseUrl))];
  const at = (base: string | undefined) => sound.filter(({baseUrl}) => baseUrl === base);
  await Promise.all([seen, ...bases.map((base) => backend(at(base), tell))]);
}

async function backend(counters: readonly Counter[], tell: (findings: Finding[]) => void): Promise<void> {
  const {baseUrl = '', transport} = counters[0]!;
  if (baseUrl.startsWith('demo:')) return tell([finding('backend', 'good', 'in-page', {base: baseUrl})]);
  const base = new URL(baseUrl, location.origin).href.replace(/\/+$/, '');
  const reached = await reach({base, transport});
  tell(reached.findings);
  // Several counters of one backend mostly sign in by the same `auth`, and may do so each by its own.
  const signers = new Map(counters.map((counter) => [counter.auth, counter]));
  const now = Date.now() + (reached.ahead ?? 0);
  const signIns = await Promise.all([...signers.values()].map((counter) => signInFindings(counter, now)));
  tell(signIns.flatMap(({findings}) => findings));
  if (!reached.findings.some(({code}) => code === 'reached')) return;
  const looks = await Promise.all(signIns.map(({token}) => contractFindings({base, transport, token})));
  const best = looks.find(({me}) => me) ?? looks[0]!;
  tell([...best.findings, ...looks.flatMap(({me, refused}, at) => takenFindings(signIns[at]!, me, refused))]);
}
