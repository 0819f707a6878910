import {fileURLToPath} from 'node:url';
import {routes} from '../../src/contract/routes.js';
import {openApi} from '../app/openapi.js';
import {crowded} from '../memory/world/crowded.js';
import {haituWorld} from '../memory/world/haitu.js';
import {startServer} from './serve.js';

/**
 * The demo and the gateway in one process: `node --import tsx server/node/main.ts [--no-team]`. Settings come from the environment:
 * PORT (4173), HOST (127.0.0.1), AFTERCARE_SECRET (fresh at each start), ALLOWED_ORIGINS (comma-separated), TEAM_SPEED (1), PUBLIC_ORIGIN,
 * PAGES (the built demo), WORLD (`crowded` for 500 more requests of one customer), BEHIND_PROXY (1 where a proxy writes X-Forwarded-For). Unless NODE_ENV is `production`, `/demo/mailbox` shows what was
 * mailed.
 */
const {PORT, HOST, AFTERCARE_SECRET, ALLOWED_ORIGINS, TEAM_SPEED, PUBLIC_ORIGIN, PAGES, BEHIND_PROXY, WORLD, NODE_ENV} = process.env;
const speed = Number(TEAM_SPEED ?? 1);
const withoutTeam = process.argv.includes('--no-team') || !(speed > 0);

const port = Number(PORT ?? 4173);
const server = await startServer({
  world: WORLD === 'crowded' ? crowded(haituWorld) : haituWorld,
  port,
  host: HOST ?? '127.0.0.1',
  pages: PAGES ?? fileURLToPath(new URL('../../dist/demo', import.meta.url)),
  allowedOrigins: (ALLOWED_ORIGINS ?? '').split(',').map((origin) => origin.trim()).filter(Boolean), // prettier-ignore
  mailbox: NODE_ENV !== 'production',
  behindProxy: BEHIND_PROXY === '1',
  openapi: openApi(routes),
  team: withoutTeam ? false : {speed},
  ...(AFTERCARE_SECRET && {secret: AFTERCARE_SECRET}),
  ...(PUBLIC_ORIGIN && {publicOrigin: PUBLIC_ORIGIN}),
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${port} is taken by another program; set PORT to a free one.`);
  process.exit(1);
});
// The name that people type and the README says; a page opened by one name keeps nothing for the other.
console.log(`Aftercare is at ${server.url.replace('127.0.0.1', 'localhost')}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
