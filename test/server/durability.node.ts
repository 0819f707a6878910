import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {hostGateway} from '../support/gateway-host.js';
import {killInTheMiddle} from '../support/kill-in-the-middle.js';
import {startPostgres, withoutPostgres} from '../support/postgres.js';

const options = {submissions: 200, abreast: 40, killEvery: 80, fileEvery: 6};

async function everythingIsThere(env: Record<string, string>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-'));
  const host = await hostGateway({DATA_DIR: folder, ...env});
  try {
    await host.start();
    const {acknowledged, kills, unanswered, ...wrong} = await killInTheMiddle(host, options);
    assert.deepEqual(wrong, {lost: [], twice: [], renamed: [], broken: []});
    assert.ok(acknowledged >= options.submissions && kills >= 2 && unanswered > 0, JSON.stringify({acknowledged, kills, unanswered}));
  } finally {
    await host.end('SIGKILL');
    await rm(folder, {recursive: true});
  }
}

describe('a gateway killed in the middle of many requests', () => {
  it('has everything it acknowledged, once, and its files whole, in SQLite', () => everythingIsThere({}));

  if (withoutPostgres === undefined) {
    it('has everything it acknowledged, once, and its files whole, in PostgreSQL', async () => {
      const cluster = await startPostgres();
      try {
        await everythingIsThere({DATABASE_URL: await cluster.createDatabase()});
      } finally {
        await cluster.stop();
      }
    });
  }
});
