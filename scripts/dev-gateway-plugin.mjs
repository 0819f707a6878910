import {startGateway} from './gateway-process.mjs';

/**
 * Runs the gateway beside the development server and passes the contract's addresses on to it, so that every page and tab, and downloads opened
 * as pages of their own, meet one world. It starts and stops with the server.
 *
 * @param {string} root of the repository
 * @returns {import('vite').Plugin}
 */
export function devGatewayPlugin(root) {
  /** @type {Awaited<ReturnType<typeof startGateway>> | undefined} */
  let gateway;
  return {
    name: 'dev-gateway',
    apply: 'serve',
    async config() {
      gateway ??= await startGateway({root, team: true});
      const {origin: target} = gateway;
      const paths = ['/portal/v1', '/staff/v1', '/demo/token', '/demo/mailbox', '/demo/run'];
      return {server: {proxy: Object.fromEntries(paths.map((path) => [path, {target}]))}};
    },
    async closeBundle() {
      gateway?.stop();
    },
  };
}
