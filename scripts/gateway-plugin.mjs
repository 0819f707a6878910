import {fileURLToPath} from 'node:url';
import {startGateway} from './gateway-process.mjs';

/**
 * Answers `/gateway-address.json` in browser tests with `{origin}` of a gateway on Node. It starts with the first question and stops
 * with the tests. The page that asks may call it: its origin is on the gateway's list.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function gatewayPlugin() {
  /** @type {ReturnType<typeof startGateway> | undefined} */
  let gateway;
  return {
    name: 'gateway',
    async serve({path, URL: address}) {
      if (path !== '/gateway-address.json') return undefined;
      gateway ??= startGateway({root: fileURLToPath(new URL('../', import.meta.url)), allow: address.origin});
      const {origin} = await gateway;
      return {body: JSON.stringify({origin}), type: 'json'};
    },
    async serverStop() {
      (await gateway)?.stop();
    },
  };
}
