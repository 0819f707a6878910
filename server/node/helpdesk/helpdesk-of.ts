import type {Helpdesk} from '../../app/helpdesk.js';
import {ticketStates, type TicketState} from '../../../src/contract/ticket.js';
import type {World} from '../../memory/world/world.js';
import {EnvironmentError, isWebAddress} from '../environment.js';
import {oneOf, wholeNumber, type Fault, type Variables} from '../variables.js';
import {openRequestTracker} from './request-tracker.js';

/** What each status of Request Tracker's own lifecycle means here, unless `HELPDESK_STATES` says otherwise. */
export const usualStates = 'new=received,open=in-progress,stalled=waiting-for-customer,resolved=resolved,rejected=cancelled';

/** The vendor's helpdesk that the variables name; `undefined` where the team works at the gateway. Throws `EnvironmentError` with everything that is wrong. */
export function helpdeskOf(
  variables: Variables,
  {agents, settings}: Pick<World, 'agents' | 'settings'>,
  production: boolean,
): Helpdesk | undefined {
  const read = (name: string) => variables[name]?.trim() || undefined;
  const kind = read('HELPDESK');
  if (kind === undefined) return undefined;
  const faults: Fault[] = [];
  const say = (variable: string, cure: string) => void faults.push({variable, cure});
  if (!oneOf('rt')(kind)) say('HELPDESK', 'must be rt, for Request Tracker 5; leave it out where the team works at the gateway');
  const needed = (name: string, what: string) => {
    const value = read(name);
    if (value === undefined) say(name, `is needed beside HELPDESK: ${what}`);
    return value ?? '';
  };
  const url = needed('HELPDESK_URL', 'the address of Request Tracker, such as https://rt.example.com');
  if (url && !isWebAddress(production)(url)) say('HELPDESK_URL', 'must be an https address');
  const queue = needed('HELPDESK_QUEUE', 'the name of the queue that requests come into');
  const [user = '', password, token] = [read('HELPDESK_USER'), read('HELPDESK_PASSWORD'), read('HELPDESK_TOKEN')];
  if ((password === undefined) === (token === undefined))
    say('HELPDESK_PASSWORD', 'or HELPDESK_TOKEN is needed, one of both: how the gateway’s user is let in');
  if (!user) say('HELPDESK_USER', 'is needed beside HELPDESK: the name of the gateway’s user there');
  const states = pairs(read('HELPDESK_STATES') ?? usualStates);
  if (!states || !Object.values(states).every((state) => (ticketStates as readonly string[]).includes(state)))
    say('HELPDESK_STATES', `must be status=state with commas between, such as ${usualStates}`);
  const ranks = pairs(read('HELPDESK_PRIORITIES') ?? '');
  const known = settings.impact.priorities.map(({id}) => id);
  if (!ranks || !Object.entries(ranks).every(([id, rank]) => known.includes(id) && wholeNumber(rank) >= 0))
    say('HELPDESK_PRIORITIES', `must be priority=number with commas between, of ${known.join(', ')}`);
  const mails = read('HELPDESK_MAILS');
  if (mails !== undefined && !oneOf('trusted')(mails))
    say('HELPDESK_MAILS', 'must be trusted, where something before Request Tracker proves who sent a mail; else leave it out');
  if (faults.length) throw new EnvironmentError(faults);
  return openRequestTracker({
    ...{url, user, queue, agents},
    secret: password === undefined ? {token: token ?? ''} : {password},
    trustsMails: mails === 'trusted',
    states: states as Record<string, TicketState>,
    ranks: Object.fromEntries(Object.entries(ranks ?? {}).map(([id, rank]) => [id, Number(rank)])),
  });
}

/** `a=b,c=d`; `undefined` where it is not of that form. */
function pairs(text: string): Record<string, string> | undefined {
  const parts = text.split(',').map((part) => part.trim()).filter(Boolean).map((part) => part.split('=').map((side) => side.trim())); // prettier-ignore
  return parts.every((part) => part.length === 2 && part.every(Boolean))
    ? (Object.fromEntries(parts) as Record<string, string>)
    : undefined;
}
