import {fileURLToPath} from 'node:url';
import {routes} from '../../src/contract/routes.js';
import {openApi} from '../app/openapi.js';
import type {Verifier} from '../app/ports.js';
import {remoteKeys} from '../app/remote-keys.js';
import {staffBase, staffDoor} from '../app/staff/staff-door.js';
import {openGateway} from '../memory/gateway.js';
import {createMailbox} from '../memory/mailbox.js';
import {articleRecords} from '../memory/seed.js';
import {openClamd} from './clamd.js';
import {readConfiguration} from './configuration.js';
import {openStore} from './database/open-store.js';
import {demoMailbox, demoPages, demoRun, demoTokens} from './demo-routes.js';
import {readEnvironment, type Issuer} from './environment.js';
import {helpdeskOf} from './helpdesk/helpdesk-of.js';
import {hooksOf} from './hooks/hooks-of.js';
import {openHooks} from './hooks/open-hooks.js';
import {issuersOf} from './issuers.js';
import {keptSecret} from './kept-secret.js';
import {createLeaving} from './leaving.js';
import {createLog} from './log.js';
import {createMetrics} from './metrics.js';
import {startRounds} from './rounds.js';
import {startServer, type RunningServer} from './serve.js';
import {openSmtp} from './smtp-mail.js';
import {orSay} from './stop-plainly.js';
import {sweeping} from './sweeping.js';
import {openUploads} from './uploads/open-uploads.js';
import {vendorOf} from './vendor.js';

/**
 * The gateway as a process: `node --import tsx server/node/main.ts [--simulate]`, told by the environment (docs/operations.md). `--simulate`
 * puts a simulated team to work. Outside production the invented customers of the demo may sign in, and its mails be read.
 */
const environment = await orSay(() => readEnvironment(process.env));
const {production, host, port, trustProxy, dataDir, staffKey, publicOrigins, teamSpeed} = environment;
const {config, databaseUrl, connections, mail, metricsKey} = environment;
const configuration = config === undefined ? undefined : await orSay(() => readConfiguration(config));
const [issuer, ...otherIssuers] = await orSay(() => issuersOf(environment, configuration?.issuers, process.env));
const {world, invented, post} = vendorOf(configuration, environment.world);
const simulate = process.argv.includes('--simulate');
const targets = configuration ? await orSay(() => hooksOf(configuration, process.env)) : [];
const helpdesk = await orSay(() => helpdeskOf(process.env, world, production));
const log = createLog({quiet: !production});
const metrics = createMetrics();

const store = await orSay(() =>
  openStore({databaseUrl, connections, dataDir, settings: world.settings, report: (error) => log.report(error, 'database')}),
);
const uploads = await orSay(() => openUploads(environment, store, (error) => log.report(error, 'files')));
// A vendor's own database stays without the demo's invented requests.
const filledAt = store.filledAt ?? (production || !invented ? 0 : await store.askToFill());
if (filledAt === undefined) await store.fill(articleRecords(world, Date.now()), world.opened ?? {}, Date.now());
metrics.watchOutbox(store.repository);
const scanner = environment.scannerUrl === undefined ? undefined : openClamd(environment.scannerUrl);
const mailbox = createMailbox(Date.now);

let server: RunningServer | undefined = undefined;
const closing = new AbortController();
const leaving = createLeaving();

const gateway = await openGateway({
  world,
  ...verifierOf(issuer),
  otherVerifiers: otherIssuers.map(verifierOf),
  linkSecret: environment.staffKeyIsFresh ? await orSay(() => keptSecret(dataDir)) : environment.linkSecret,
  allowedOrigins: publicOrigins,
  openapi: openApi(routes),
  uploads,
  scanner,
  limiter: store.limiter,
  bell: store.bell,
  store: {repository: store.repository, filledAt},
  portalUrl: environment.portalUrl ?? `http://localhost:${port}/product.html`,
  mail: metrics.counting(mail ? openSmtp({url: mail.smtpUrl, from: mail.from}) : mailbox),
  post: {...post, from: mail?.from},
  hooks: metrics.countingCalls(
    openHooks(targets, {
      settings: world.settings,
      staffPage: configuration?.staffPage,
      ahead: (configuration?.nearMinutes ?? 30) * 60_000,
      now: Date.now,
    }),
  ),
  helpdesk,
  report: log.report,
  closing: closing.signal,
  behind: () => server?.behind() ?? 0,
  observe: (answer) => {
    metrics.answered(answer);
    log.answered(answer);
  },
  checks: {
    staying: {needed: true, ready: leaving.staying},
    // Requests are taken without the store of a bucket; a disk that is full is mostly the database's, too.
    files: {needed: environment.bucket === undefined, ready: uploads.ready},
    ...(helpdesk && {helpdesk: {needed: false, ready: helpdesk.ready}}),
    ...(scanner && {scanner: {needed: false, ready: scanner.ready}}),
    ...(targets.length && {
      hooks: {
        needed: false,
        ready: async () => (metrics.hooksFailing().length ? Promise.reject(new Error('A hook did not take the last call.')) : undefined),
      },
    }),
    mail: {
      needed: false,
      ready: async () => (metrics.mailsFailing() ? Promise.reject(new Error('The last mail was not sent.')) : undefined),
    },
  },
  doors: (ports) => [staffDoor(ports, {key: staffKey, agents: world.agents, checklist: world.checklist})],
  team: simulate && !helpdesk && {speed: teamSpeed},
});
if (filledAt === undefined) await store.filled(Date.now());

const run = demoRun(!invented ? 'own' : simulate ? 'team' : 'alone', world.settings.brand.name);
const demo = production ? [] : [run, demoTokens((id) => gateway.tokenFor(id)), demoMailbox(mailbox)];
const pages = environment.pages ?? (production ? undefined : fileURLToPath(new URL('../../dist/demo', import.meta.url)));
const others = [metrics.route(metricsKey), ...demo, ...(pages === undefined ? [] : demoPages(pages))];
server = await orSay(() => startServer(gateway.app, {host, port, trustProxy, bases: ['/portal/v1', staffBase], others}));
// Whoever read what is printed may be gone; customers are served on.
process.stdout.on('error', () => undefined);
// The name that people type and the README says; a page opened by one name keeps nothing for the other.
const address = server.url.replace('127.0.0.1', 'localhost');
console.log(`Aftercare is at ${address}`);
if (environment.staffKeyIsFresh) console.log(`The team works at ${address}/staff.html; its key until the next start: ${staffKey}`);

function verifierOf(one: Issuer): Verifier {
  if ('secret' in one) return one;
  const {jwksUrl, ...whose} = one;
  return {...whose, keys: remoteKeys(jwksUrl)};
}

const {report} = gateway.ports;
const rounds = [
  startRounds(() => gateway.tick(), {every: 5_000, report}),
  startRounds(sweeping({...gateway.ports, uploads}, configuration?.retention ?? {}, log), {every: 3_600_000, report}),
];
leaving.inOrder({
  drainFor: environment.drainFor,
  begin: () => {
    server?.drain();
    gateway.team?.stop();
  },
  end: async () => {
    closing.abort();
    await Promise.all([server?.close(), ...rounds.map((one) => one.stop())]);
    await gateway.team?.settled();
    await gateway.settled();
    await store.close();
  },
});
