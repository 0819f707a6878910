import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test as base} from '@playwright/test';
import {hostGateway, type GatewayHost} from './gateway-host.js';
import {staffKey} from './team-page.js';

export {expect} from '@playwright/test';

/** A walk through the built demo. Each worker has a gateway of its own, so that walks beside each other meet no one else's requests. */
export const test = base.extend<object, {gateway: GatewayHost}>({
  gateway: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are asked for.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'aftercare-'));
      // The simulated team works twice as fast as in the demo: still one step after the other, as a page can watch.
      const gateway = await hostGateway({DATA_DIR: folder, TEAM_SPEED: '2', STAFF_KEY: staffKey}, {simulate: true});
      await gateway.start();
      await use(gateway);
      await gateway.end('SIGTERM');
      await rm(folder, {recursive: true, force: true});
    },
    {scope: 'worker', timeout: 60_000},
  ],
  baseURL: async ({gateway}, use) => use(gateway.origin),
});
