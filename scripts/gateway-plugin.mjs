import {fileURLToPath} from 'node:url';
import {startGateway} from './gateway-process.mjs';

/**
 * Answers `/gateway.json?as=CUSTOMER` in browser tests with the `origin` of a gateway on Node and a `token` for one of its customers. It
 * starts with the first question and stops with the tests. The page that asks may call it: its origin is on the gateway's list.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function gatewayPlugin() {
  /** @type {ReturnType<typeof startGateway> | undefined} */
  let gateway;
  return {
    name: 'gateway',
    async serve({path, query, URL: address}) {
      if (path !== '/gateway.json') return undefined;
      gateway ??= startGateway({root: fileURLToPath(new URL('../', import.meta.url)), allow: address.origin});
      const {origin} = await gateway;
      const answer = await fetch(`${origin}/demo/token?as=${query['as']}`);
      const {token} = await answer.json();
      return {body: JSON.stringify({origin, token}), type: 'json'};
    },
    async serverStop() {
      (await gateway)?.stop();
    },
  };
}
