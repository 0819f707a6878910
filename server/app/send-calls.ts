import {CallFailed, type OutboxCall} from './hooks.js';
import {limits} from './limits.js';
import {problemIn, triedInVain} from './outbox-entry.js';
import type {Ports} from './ports.js';

/** Whoever takes calls has them to himself for this long, in ms; longer than any try takes. */
const leased = 2 * 60_000;
/** Most calls that one run takes. */
export const callsAtOnce = 40;

type Sending = Pick<Ports, 'repository' | 'hooks' | 'limiter' | 'now' | 'report'>;

/**
 * Carries what is due to the hooks: gives how many calls it took. Each hook's go one after the other and all hooks' beside each other, so that one that hangs holds
 * up no other. Several processes may do this at the same time: a call is lent to one of them.
 */
export async function sendCalls(ports: Sending): Promise<number> {
  const {repository, now} = ports;
  if (!ports.hooks) return 0;
  const until = now() + leased;
  const taken = await repository.takeCalls({now: now(), until, limit: callsAtOnce});
  const byHook = new Map<string, OutboxCall[]>();
  for (const call of taken) byHook.set(call.hook, [...(byHook.get(call.hook) ?? []), call]);
  await Promise.all([...byHook.values()].map((calls) => carry(calls, until, ports)));
  return taken.length;
}

async function carry(calls: readonly OutboxCall[], until: number, ports: Sending): Promise<void> {
  const {repository, now, report} = ports;
  /** Why the hook did not take the last one: it is not asked again for each of the others. */
  let problem: string | undefined;
  for (const call of calls) {
    // The rest is left before somebody else may take it.
    if (now() > until - leased / 2) return;
    const outcome = problem === undefined ? await deliver(call, ports) : triedInVain(call, problem, now());
    if (outcome.state === 'waiting') problem = outcome.problem;
    await repository.settleCall(outcome).catch((error: unknown) => report(error, `call ${call.hook}`));
  }
}

async function deliver(record: OutboxCall, {hooks, limiter, now, report}: Sending): Promise<OutboxCall> {
  const {news, ...rest} = record;
  const known = hooks?.hooks.some(({name}) => name === record.hook);
  if (!news || !hooks || !known || now() >= record.givenUpAt) {
    const why = known ? (record.problem ?? 'too late') : 'there is no such hook any more';
    report(new CallFailed(`${why}, after ${record.attempts - 1} tries`), `call ${record.hook}`);
    return {...rest, state: 'failed'};
  }
  const wait = await limiter.take(`calls of ${record.hook}`, limits.calls);
  if (wait) return {...record, dueAt: now() + wait * 1000};
  try {
    await hooks.call(record.hook, record.key, news);
    return {...rest, state: 'sent'};
  } catch (error) {
    report(error, `call ${record.hook}`);
    return triedInVain(record, problemIn(error), now());
  }
}
