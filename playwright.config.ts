import {defineConfig, devices} from '@playwright/test';
import {findChromium} from './scripts/find-chromium.mjs';

const executablePath = findChromium();

/** Whole walks through the built demo, each worker's on a Node server of its own: `npm run build` first; `--trace retain-on-failure` shows what went wrong. */
export default defineConfig({
  testDir: 'test/journeys',
  // What installs much is a lane of its own.
  testMatch: process.env['NEXT_EXAMPLE'] ? 'next-example.ts' : '*.journey.ts',
  outputDir: 'test-results/journeys',
  forbidOnly: true,
  workers: 2,
  timeout: 90_000,
  expect: {timeout: 15_000},
  reporter: [['list'], ['json', {outputFile: process.env['TEST_REPORT_FILE'] ?? 'test-results/journeys.json'}]],
  use: {
    ...devices['Desktop Chrome'],
    channel: undefined,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: executablePath ? {executablePath} : {},
  },
});
