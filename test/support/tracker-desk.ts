import assert from 'node:assert/strict';
import {haituWorld} from '../../server/memory/world/haitu.js';
import type {Helpdesk} from '../../server/app/helpdesk.js';
import {isTakenThere} from '../../server/app/helpdesk-trail.js';
import {takeStep} from '../../server/app/take-step.js';
import {openRequestTracker, type RtOptions} from '../../server/node/helpdesk/request-tracker.js';
import {openRtSession, type RtSession} from '../../server/node/helpdesk/rt-session.js';
import {openCounter, type Counter, type CounterOptions} from './gateway-counter.js';
import {startTracker, type Tracker} from './request-tracker.js';

export const queue = '客户支持';

/** A gateway whose team works in a Request Tracker, and that team. */
export interface TrackerDesk extends Counter {
  /** Lets everything be carried there and brought back that there is. */
  meet(): Promise<void>;
  /** The ticket's number there. */
  numberOf(id: string): Promise<string>;
}

export interface TrackerHouse {
  tracker: Tracker;
  options: RtOptions;
  /** A session of one of its users. */
  session(user: string): RtSession;
  /** A mail comes in with a user's address as its sender, whoever sent it. */
  mail(user: string, number: string, text: string): Promise<void>;
  /** Whether a user works there. */
  privilege(user: string, is: boolean): Promise<void>;
  open(more?: CounterOptions, change?: (helpdesk: Helpdesk) => Helpdesk, over?: Partial<RtOptions>): Promise<TrackerDesk>;
}

export async function openTrackerHouse(): Promise<TrackerHouse> {
  const {agents} = haituWorld;
  const tracker = await startTracker({queue, agents});
  const options: RtOptions = {
    ...{url: tracker.url, user: tracker.user, secret: {password: tracker.password}, queue, agents},
    states: {new: 'received', open: 'in-progress', stalled: 'waiting-for-customer', resolved: 'resolved', rejected: 'cancelled'},
    ranks: {P0: 90, P1: 70, P2: 50, P3: 30},
  };
  const sessions = new Map<string, RtSession>();
  const session = (user: string) => {
    const known = sessions.get(user) ?? openRtSession({...options, user});
    sessions.set(user, known);
    return known;
  };

  return {
    tracker,
    options,
    session,
    mail: async (user, number, text) => {
      const message = [
        `From: ${user}@team.example`,
        'To: support@aftercare.example',
        `Subject: Re: [aftercare.example #${number}] 报障`,
        'X-RT-Interface: Web',
        'Content-Type: text/plain; charset=utf-8',
        '',
        text,
      ].join('\n');
      const body = new URLSearchParams({SessionType: 'REST', queue, action: 'correspond', message});
      const answer = await fetch(`${tracker.url}/REST/1.0/NoAuth/mail-gateway`, {method: 'POST', body});
      assert.match(await answer.text(), /^ok/m);
    },
    privilege: async (user, is) => {
      const {status} = await session(agents.find(({id}) => id !== user)!.id).call('PUT', `/user/${user}`, {Privileged: is ? 1 : 0});
      assert.equal(status, 200);
    },
    open: async (more = {}, change = (helpdesk) => helpdesk, over = {}) => {
      const helpdesk = change(openRequestTracker({...options, ...over}));
      const counter: TrackerDesk = {
        ...(await openCounter({
          helpdesk,
          ...more,
          ...(more.team && {team: {take: (ports, id, step, by) => take(counter, helpdesk, [ports, id, step, by])}}),
        })),
        meet: async () => {
          await counter.gateway.tick();
          await counter.gateway.settled();
        },
        numberOf: async (id) => (await counter.gateway.ports.repository.ticket(id))?.helpdesk?.id ?? '',
      };
      return counter;
    },
  };

  /** The simulated team takes in Request Tracker what it takes there, and the rest at the gateway. */
  async function take(counter: TrackerDesk, helpdesk: Helpdesk, [ports, id, step, by]: Parameters<typeof takeStep>) {
    const known = await ports.repository.ticket(id);
    if (known?.helpdesk?.dueAt !== undefined) await counter.meet();
    const record = await ports.repository.ticket(id);
    if (!record || !isTakenThere(step, record, helpdesk)) return takeStep(ports, id, step, by);
    const ticket = `/ticket/${await counter.numberOf(id)}`;
    const {call} = session(by.id);
    const say = (text: string, status?: string) =>
      call('POST', `${ticket}/correspond`, {Content: text, ContentType: 'text/plain', ...(status !== undefined && {Status: status})});
    if (step.is === 'classify' || step.is === 'assign') await call('PUT', ticket, {Owner: step.is === 'assign' ? step.to.id : by.id});
    // It is open already: he begins by saying so.
    else if (step.is === 'start' && record.state === 'reopened') await say('我们重新处理');
    else if (step.is === 'start' || step.is === 'resume') await call('PUT', ticket, {Status: 'open'});
    else if (step.is === 'ask') await say(step.text, 'stalled');
    else if (step.is === 'resolve') await say(step.summary, 'resolved');
    else if ('text' in step) await say(step.text);
    await counter.meet();
    return ports.repository.ticket(id);
  }
}
