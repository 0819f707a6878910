import assert from 'node:assert/strict';
import {afterEach, describe, it, mock} from 'node:test';
import {openApi} from '../../server/app/openapi.js';
import {asText} from '../../server/conformance/report.js';
import {run, type Conformance, type RunOptions} from '../../server/conformance/run.js';
import {routes} from '../../src/contract/routes.js';
import {base, openCounter, start, type Counter} from '../support/gateway-counter.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';
import {articleRecords} from '../../server/memory/seed.js';
import {haituWorld} from '../../server/memory/world/haitu.js';

const origin = 'https://www.haitu.example';
/** Of the invented vendor's world what one customer needs. */
const world = {...haituWorld, tickets: haituWorld.tickets.filter(({owner}) => owner === 'li-wen')};

/** Tries a gateway of ours with all that a run can be given. */
async function tried(counter: Counter, more: Partial<RunOptions> = {}): Promise<Conformance> {
  const {gateway} = counter;
  return run({
    base,
    token: await gateway.tokenFor('li-wen'),
    otherToken: await gateway.tokenFor('emma-hart'),
    origin,
    thorough: true,
    transport: (request) => gateway.app(request, {network: '192.0.2.1'}),
    now: counter.now,
    // Twenty-five seconds go by for the stream's timer and the gateway's clock alike.
    wait: async (ms) => {
      for (let gone = 0; gone < ms; gone += 5_000) {
        await counter.pass(5_000);
        mock.timers.tick(5_000);
      }
    },
    ...more,
  });
}

const rulesThatAre = ({verdicts}: Conformance, state: string) => verdicts.filter((one) => one.state === state).map(({rule}) => rule);

describe('a gateway of ours', () => {
  afterEach(() => mock.timers.reset());

  for (const kind of repositoryKinds()) {
    describe(kind.name, () => {
      const open = closedAfterEach(kind);

      it('keeps every rule of the contract, and is left as it was found', async () => {
        mock.timers.enable({apis: ['setInterval']});
        const {repository} = await open(articleRecords(world, start));
        const counter = await openCounter({world, store: {repository}, allowedOrigins: [origin], openapi: openApi(routes)});
        const first = await tried(counter);
        assert.deepEqual(rulesThatAre(first, 'broken'), [], asText(first));
        // No mail is read here, and a requester's token sets nobody.
        assert.deepEqual(rulesThatAre(first, 'untried'), ['setPerson', 'openGuestSession'], asText(first));
        assert.deepEqual([first.absent, first.left], [[], []]);
        const left = (await counter.call('GET', '/tickets?state=open&q=conformance&limit=100', {as: 'li-wen'})).json;
        assert.deepEqual(left.items, [], 'what was handed in was taken back');
        if (kind.outlives) return;
        const again = await tried(counter, {thorough: false});
        assert.deepEqual(rulesThatAre(again, 'broken'), [], asText(again));
      });
    });
  }
});
