import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {routes} from '../../src/contract/routes.js';
import {openApi} from '../app/openapi.js';
import {remoteKeys} from '../app/remote-keys.js';
import {staffBase, staffDoor} from '../app/staff/staff-door.js';
import {openGateway} from '../memory/gateway.js';
import {crowded} from '../memory/world/crowded.js';
import {haituWorld} from '../memory/world/haitu.js';
import {articleRecords} from '../memory/seed.js';
import {openStore} from './database/open-store.js';
import {demoMailbox, demoPages, demoTokens} from './demo-routes.js';
import {readEnvironment} from './environment.js';
import {startRounds} from './rounds.js';
import {startServer} from './serve.js';
import {openSmtp} from './smtp-mail.js';
import {orSay} from './stop-plainly.js';
import {openDiskUploads} from './uploads/disk-uploads.js';

/**
 * The gateway as a process: `node --import tsx server/node/main.ts [--simulate]`, told by the environment (docs/operations.md). `--simulate`
 * puts a simulated team to work. Outside production the invented customers of the demo may sign in, and its mails be read.
 */
const environment = await orSay(() => readEnvironment(process.env));
const {production, host, port, trustProxy, dataDir, customers, staffKey, linkSecret, publicOrigins, teamSpeed} = environment;
const portalUrl = environment.portalUrl ?? `http://localhost:${port}/product.html`;

const world = environment.world === 'crowded' ? crowded(haituWorld) : haituWorld;
const store = await orSay(() =>
  openStore({databaseUrl: environment.databaseUrl, dataDir, settings: world.settings, report: (error) => console.error(error)}),
);
// A vendor's own database stays without the demo's invented requests.
const filledAt = store.filledAt ?? (production ? 0 : undefined);
if (filledAt === undefined) await store.fill(articleRecords(world, Date.now()), world.opened ?? {}, Date.now());
const uploads = await orSay(() => openDiskUploads(join(dataDir, 'uploads'), {now: Date.now}));

const gateway = await openGateway({
  world,
  ...('jwksUrl' in customers ? {...customers, keys: remoteKeys(customers.jwksUrl)} : customers),
  linkSecret,
  allowedOrigins: publicOrigins,
  openapi: openApi(routes),
  uploads,
  store: {repository: store.repository, filledAt},
  portalUrl,
  ...(environment.mail && {mail: openSmtp({url: environment.mail.smtpUrl, from: environment.mail.from})}),
  // The demo's team is nobody's in production.
  ...(production && {post: {}}),
  doors: (ports) => [staffDoor(ports, {key: staffKey, agents: haituWorld.agents, checklist: haituWorld.checklist})],
  team: process.argv.includes('--simulate') && {speed: teamSpeed},
});
if (filledAt === undefined) await store.filled(Date.now());
const demo = production ? [] : [demoTokens((id) => gateway.tokenFor(id)), demoMailbox(gateway.mailbox)];
const pages = environment.pages ?? fileURLToPath(new URL('../../dist/demo', import.meta.url));
const server = await orSay(() =>
  startServer(gateway.app, {host, port, trustProxy, bases: ['/portal/v1', staffBase], others: [...demo, ...demoPages(pages)]}),
);
// The name that people type and the README says; a page opened by one name keeps nothing for the other.
console.log(`Aftercare is at ${server.url.replace('127.0.0.1', 'localhost')}`);
if (environment.staffKeyIsFresh) console.log(`The team's side opens, until it stops, with ${staffKey}`);

const rounds = startRounds(() => gateway.tick(), {every: 5_000, report: gateway.ports.report});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    gateway.team?.stop();
    void Promise.all([server.close(), rounds.stop()])
      .then(() => gateway.team?.settled())
      .then(() => gateway.settled())
      .then(() => store.close())
      .then(() => process.exit(0));
  });
}
