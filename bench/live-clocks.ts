import {openGateway} from '../server/memory/gateway.js';
import {haituWorld} from '../server/memory/world/haitu.js';
import type {Clock} from '../src/contract/clock.js';
import '../src/define/ticket-status.js';
import type {DeskElement} from '../src/elements/desk/desk.js';

const minute = 60_000;
const kinds = ['first-response', 'next-update', 'workaround', 'resolution'];

/** Clocks that run, the nearest due in half an hour and each later than the one before, with a pause behind them. */
function running(): Clock[] {
  const at = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
  return kinds.map((kind, n) => ({
    kind,
    calendar: 'always',
    startedAt: at(-120),
    dueAt: at(30 + n * 95),
    state: 'running',
    segments: [
      {from: at(-120), to: at(-60), counted: true, why: 'working'},
      {from: at(-60), to: at(-20), counted: false, why: 'waiting-for-customer'},
      {from: at(-20), counted: true, why: 'working'},
    ],
  }));
}

/**
 * Puts as many requests on the page, each in an element of its own, as `clocks` clocks run for, four each; `live` is false for the same page with clocks that are done. The backend is
 * the real app with the demo's world, in the page. Settles when all are drawn.
 */
export async function showClocks(clocks: number, live: boolean): Promise<void> {
  const gateway = await openGateway({world: haituWorld, team: false});
  const desk = document.createElement('aftercare-desk') as DeskElement;
  desk.baseUrl = 'https://bench.example/portal/v1';
  desk.auth = {getToken: async () => (await gateway.tokenFor('li-wen')) ?? ''};
  desk.transport = async (request) => {
    const reply = await gateway.app(request);
    if (!/\/tickets\/[\w-]+$/.test(request.url) || reply.status !== 200) return reply;
    const all = live ? running() : running().map((clock) => ({...clock, state: 'met', endedAt: clock.startedAt}));
    return Response.json({...((await reply.json()) as object), clocks: all, promises: []}, {headers: reply.headers});
  };
  for (let n = 0; n < clocks / kinds.length; n++) {
    const element = document.createElement('aftercare-ticket-status');
    element.setAttribute('reference', 'AC-7K3P-2614');
    desk.append(element);
  }
  document.body.append(desk);
  const wanted = () => [...desk.children].flatMap((one) => [...(one.shadowRoot?.querySelectorAll('.clock') ?? [])]).length;
  while (wanted() < clocks) await new Promise((later) => setTimeout(later, 100));
}
