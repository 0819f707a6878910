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
  const firsts = new Map(sound.map((counter) => [counter.baseUrl, counter]));
  await Promise.all([seen, ...[...firsts.values()].map((counter) => backend(counter, tell))]);
}

async function backend(counter: Counter, tell: (findings: Finding[]) => void): Promise<void> {
  const {baseUrl = '', transport} = counter;
  if (baseUrl.startsWith('demo:')) return tell([finding('backend', 'good', 'in-page', {base: baseUrl})]);
  const base = new URL(baseUrl, location.origin).href.replace(/\/+$/, '');
  const reached = await reach({base, transport, token: undefined});
  tell(reached.findings);
  const signIn = await signInFindings(counter, Date.now() + (reached.ahead ?? 0));
  tell(signIn.findings);
  if (!reached.findings.some(({code}) => code === 'reached')) return;
  const {findings, me, refused} = await contractFindings({base, transport, token: signIn.token});
  tell([...findings, ...takenFindings(signIn, me, refused)]);
}
