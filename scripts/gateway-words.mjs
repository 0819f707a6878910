/** Where `build-gateway.mjs` puts them. */
export const builtGateway = 'dist/gateway';

/** The gateway, and the commands that the tests start. */
export const programs = /** @type {const} */ (['main', 'token', 'back-up-command', 'articles-command']);

/**
 * What Node is called with, in the root of the repository, to run one of them. Where somebody has just built them, he sets `BUILT_GATEWAY`: that spares each of
 * many starts the compiling.
 *
 * @param {(typeof programs)[number]} [program]
 * @returns {string[]}
 */
export const gatewayWords = (program = 'main') =>
  process.env['BUILT_GATEWAY'] ? [`${builtGateway}/${program}.js`] : ['--import', 'tsx', `server/node/${program}.ts`];
