import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {defineConfig, devices} from '@playwright/test';
import {findChromium} from './scripts/find-chromium.mjs';
import {staffKey} from './test/support/team-page.js';

const port = Number(process.env['JOURNEY_PORT'] ?? 4174);
const baseURL = `http://127.0.0.1:${port}`;
const executablePath = findChromium();

/** Whole walks through the built demo on the Node server: `npm run build` first. */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '*.journey.ts',
  outputDir: 'test-results/journeys',
  forbidOnly: true,
  workers: 1,
  timeout: 90_000,
  expect: {timeout: 15_000},
  reporter: [['list'], ['json', {outputFile: process.env['TEST_REPORT_FILE'] ?? 'test-results/journeys.json'}]],
  use: {
    ...devices['Desktop Chrome'],
    channel: undefined,
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: executablePath ? {executablePath} : {},
  },
  webServer: {
    command: 'node --import tsx server/node/main.ts --simulate',
    // The simulated team works twice as fast as in the demo: still one step after the other, as a page can watch.
    env: {
      PORT: String(port),
      TEAM_SPEED: '2',
      STAFF_KEY: staffKey,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'aftercare-')),
    },
    url: `${baseURL}/portal/v1/health`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
