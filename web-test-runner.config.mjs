import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {countReporter} from './scripts/browser-test-count.mjs';
import {findChromium} from './scripts/find-chromium.mjs';
import {gatewayPlugin} from './scripts/gateway-plugin.mjs';
import {packedPackagesPlugin} from './scripts/packed-packages-plugin.mjs';
import {slimLit} from './scripts/slim-lit-plugin.mjs';

const executablePath = findChromium();
const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--js-flags=--expose-gc',
];

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: 'test/**/*.test.ts',
  nodeResolve: {exportConditions: ['browser']},
  // Two pages at once are slower than one on a small machine.
  concurrency: 1,
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: {...(executablePath ? {executablePath} : {}), args},
      createBrowserContext: ({browser}) => browser.newContext({locale: 'zh-CN', timezoneId: 'Asia/Shanghai'}),
    }),
  ],
  plugins: [
    // What the gateway and the mocks need in the page.
    packedPackagesPlugin([
      'hono',
      'jose',
      'msw/browser',
      'msw/core/http',
      'rehype-sanitize',
      'remark-gfm',
      'remark-parse',
      'remark-rehype',
      'unified',
    ]),
    // The elements stand here on the Lit of the one-script build; journeys through the demo have it whole.
    {name: 'slim-lit', transform: ({path, body}) => slimLit(path, String(body))},
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url))}),
    gatewayPlugin(),
  ],
  middleware: [
    (context, next) => {
      if (context.path === '/mockServiceWorker.js') context.url = '/public/mockServiceWorker.js';
      return next();
    },
  ],
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), countReporter()],
  testFramework: {config: {timeout: '20000'}},
  // The leak tests alone take a third of that at rest.
  testsFinishTimeout: 300_000,
  coverage: Boolean(process.env['COVERAGE']),
  coverageConfig: {include: ['src/**/*.ts'], reportDir: 'coverage', reporters: ['text-summary', 'lcovonly', 'json-summary']},
};
