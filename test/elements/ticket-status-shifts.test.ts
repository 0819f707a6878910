import {expect} from '@open-wc/testing';
import {openGateway} from '../../server/memory/gateway.js';
// Here beforehand, for a machine that takes long to load them tells nothing of how they are drawn.
import '../../src/elements/ticket-status/access/access.js';
import '../../src/elements/ticket-status/answering.js';
import '../../src/elements/ticket-status/approvals/approvals.js';
import '../../src/elements/ticket-status/ladder.js';
import '../../src/elements/ticket-status/visits/visits.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import type {Ticket, TicketSummary} from '../../src/contract/ticket.js';
import {all, ask, one, open, openOne, wake} from '../support/ticket-room.js';
import {waitUntil} from '../support/wait-until.js';

beforeEach(() => history.replaceState(null, '', location.pathname));

interface Shift extends PerformanceEntry {
  value: number;
  sources: {node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly}[];
}

/** What moved up or down since, as the browser tells: nodes with where they were and are. A badge that is named more exactly may need more of its own line. */
function watched(): () => Promise<string[]> {
  const moved: string[] = [];
  const note = (entries: PerformanceEntry[]) => {
    for (const {sources} of entries as Shift[]) {
      for (const {node, previousRect, currentRect} of sources) {
        const name = (node as Element | null)?.className ?? node?.nodeName;
        if (previousRect.height && currentRect.height && previousRect.top !== currentRect.top)
          moved.push(`${name} from ${previousRect.top} to ${currentRect.top}`);
      }
    }
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({type: 'layout-shift'});
  return async () => {
    // What was drawn last is looked at with the frame after it.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    note(observer.takeRecords());
    observer.disconnect();
    return moved;
  };
}

describe('aftercare-ticket-status: nothing jumps', function () {
  this.timeout(40_000);

  const quiet = {...haituWorld, tickets: haituWorld.tickets.filter(({reference}) => reference === 'AC-9MWD-2655')};
  for (const [as, world, what] of [
    ['li-wen', haituWorld, 'something waits for the reader'],
    ['chen-guodong', haituWorld, 'something of colleagues waits for their manager'],
    ['li-wen', quiet, 'nothing waits'],
  ] as const) {
    it(`in the list when its filters and what waits come after it, where ${what}`, async () => {
      const moved = watched();
      const gateway = await openGateway({world, team: false});
      const {element} = await open({as, gateway});
      await waitUntil(() => one(element, '[part~=filters]'), 'the filters never came');
      const token = await gateway.tokenFor(as);
      const reply = await gateway.app(
        new Request('https://app.example/portal/v1/tickets?awaits=approval', {headers: {Authorization: `Bearer ${token}`}}),
      );
      const {items} = (await reply.json()) as {items: unknown[]};
      expect(items.length > 0).to.equal(world !== quiet);
      if (items.length) await waitUntil(() => all(element, '[part~=waits] li').length === items.length, 'what waits never came');
      else await waitUntil(() => !one(element, '.waits'));
      expect(await moved()).to.deep.equal([]);
      const waits = one(element, '.waits');
      if (waits) expect(waits.scrollHeight).to.be.at.most(waits.clientHeight);
    });
  }

  /** Whether all that a request names is drawn. */
  const isWhole = (element: Element, {change, clocks, escalation, grants, proposals, urges, visits, waitingFor}: Ticket) => {
    const kinds = [visits?.length, change ?? proposals, grants].filter(Boolean);
    const ladder = escalation && (waitingFor !== 'nobody' || escalation.level > 1 || urges);
    const parts = [...(clocks.length ? ['.clocks'] : []), ...(ladder ? ['.escalation'] : []), '.further'];
    return all(element, '.sheets').length === kinds.length && parts.every((part) => one(element, part));
  };
  for (const as of haituWorld.customers.map(({id}) => id)) {
    for (const width of ['auto', '390px']) {
      it(`on the requests of ${as} in a place ${width} wide, as they are opened and when they are read again`, async () => {
        const gateway = await openGateway({world: haituWorld, team: false});
        const {items} = await ask<{items: TicketSummary[]}>(gateway, '/tickets?limit=100', undefined, {}, as);
        document.body.style.inlineSize = width;
        for (const {id, reference} of items) {
          const ticket = await ask<Ticket>(gateway, `/tickets/${id}`, undefined, {}, as);
          const moved = watched();
          const {element, line, desk} = await openOne(reference, {as, gateway});
          await waitUntil(() => isWhole(element, ticket), `${reference} never came whole`);
          let read = 0;
          const {transport} = line;
          line.transport = async (request) => {
            const reply = await transport(request);
            read += Number(request.url.endsWith(`/tickets/${id}`));
            return reply;
          };
          wake();
          await waitUntil(() => read, `${reference} was not read again`);
          expect(await moved(), reference).to.deep.equal([]);
          desk.remove();
        }
        document.body.style.inlineSize = '';
      });
    }
  }
});
