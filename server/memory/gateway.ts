import {newKey} from '../../src/contract/key.js';
import type {Bell} from '../app/bell.js';
import {createApp, type App, type AppOptions} from '../app/app.js';
import type {Helpdesk} from '../app/helpdesk.js';
import type {HookPort} from '../app/hooks.js';
import {usualQuotas, type Quotas} from '../app/limits.js';
import type {Mailing, MailPort} from '../app/mail-ports.js';
import type {Limiter, Ports, Repository, Uploads, Verifier} from '../app/ports.js';
import {handedAtOnce} from '../app/hand-over.js';
import {meetHelpdesk} from '../app/meet-helpdesk.js';
import {mailsAtOnce, sendMails} from '../app/outbox.js';
import {createPost} from '../app/post.js';
import {createPlaces} from '../app/queue-place.js';
import {runTimers} from '../app/run-timers.js';
import {callsAtOnce, sendCalls} from '../app/send-calls.js';
import {signToken} from '../app/token.js';
import {createBell} from './bell.js';
import {demoAudience, demoIssuer} from './demo-issuer.js';
import {createMailbox, type Mailbox} from './mailbox.js';
import {leftToDo} from './left-to-do.js';
import {createLimiter} from './limiter.js';
import {createReferences} from './references.js';
import {createRepository} from './repository.js';
import {articleRecords, seedTickets} from './seed.js';
import {createUploads} from './uploads.js';
import {startTeam, type Team, type TeamOptions} from './team.js';
import {watched, type WatchedRepository} from './watched-repository.js';
import type {World} from './world/world.js';

export interface MemoryGatewayOptions extends Omit<AppOptions, 'doors'> {
  /** Other tables of routes, made on the gateway's ports. */
  doors?: (ports: Ports) => NonNullable<AppOptions['doors']>;
  world: World;
  /** Epoch ms; the device's clock when left out. */
  now?: () => number;
  /** Whose tokens are taken, and whom they are for; the demo's own when left out. */
  issuer?: string;
  audience?: string;
  /** Signs customers' tokens, 32 characters or more; a fresh one when left out. */
  secret?: string;
  /** The keys of that issuer, in place of a secret: the demo signs no tokens then. */
  keys?: Extract<Verifier, {keys: unknown}>['keys'];
  /** Others whose tokens are taken. */
  otherVerifiers?: readonly Verifier[];
  /** Signs download links and guests' tokens, as long; a fresh one when left out. */
  linkSecret?: string;
  allowedOrigins?: readonly string[];
  report?: Ports['report'];
  /** See `Ports.checks`. */
  checks?: Ports['checks'];
  /** What one person may send; the usual when left out. */
  quotas?: Partial<Quotas>;
  /** Counts what may happen only so often; in memory when left out. */
  limiter?: Limiter | undefined;
  /** Rings among the gateways of one store; in this process alone when left out. */
  bell?: Bell | undefined;
  /** Where files are kept; in memory when left out. */
  uploads?: Uploads;
  scanner?: Ports['scanner'];
  /**
   * Where requests are kept, with the world's articles in it; in memory when left out. `filledAt`: when the world's tickets were put there, epoch ms; they are put
   * there now when left out.
   */
  store?: {repository: Repository; filledAt?: number | undefined};
  /** The page that holds the portal, for links in mails. */
  portalUrl?: string;
  /** Whom the team's mails go to, and where answers of customers do; the world's when left out. */
  post?: Omit<Mailing, 'portalUrl'>;
  /** Carries mails in place of the mailbox. */
  mail?: MailPort;
  /** Where the team hears of things besides mail; nowhere when left out. */
  hooks?: HookPort | undefined;
  /** Where the team works, if not at the gateway. */
  helpdesk?: Helpdesk | undefined;
  /** The simulated team: its speed and scheduler; `false` for nobody. */
  team?: Omit<TeamOptions, 'agents' | 'settings' | 'articles'> | false;
}

export interface MemoryGateway {
  app: App;
  ports: Ports & {repository: WatchedRepository};
  team: Team | undefined;
  /** What was mailed to customers so far. */
  mailbox: Mailbox;
  /** Lets happen what is due: timers of tickets, places in the queue, and mails that wait for another try. To be called now and then. */
  tick(): Promise<void>;
  /** Settles once no mail and no call is being sent, nothing is placed anew, and nothing is carried to the helpdesk or back. */
  settled(): Promise<void>;
  /** A token for one of the world's customers, good for `lifetime` seconds (600); `undefined` where nobody has that id. */
  tokenFor(customerId: string, lifetime?: number): Promise<string | undefined>;
}

/** The app on the ports in memory, with a world in it. Nothing outlives it but what its options keep elsewhere. */
export async function openGateway(options: MemoryGatewayOptions): Promise<MemoryGateway> {
  const {
    world,
    now = Date.now,
    issuer = demoIssuer,
    audience = demoAudience,
    secret = newKey() + newKey(),
    keys,
    otherVerifiers = [],
    linkSecret = newKey() + newKey(),
    allowedOrigins = [],
    report = logError,
    checks,
    quotas,
    uploads = createUploads(now),
    scanner,
    limiter = createLimiter(now),
    bell = createBell(),
    store,
    portalUrl,
    post: addresses = {team: world.teamMail},
    mail,
    hooks,
    helpdesk,
    team = {},
    doors = () => [],
    ...appOptions
  } = options;
  const mailbox = createMailbox(now);
  const repository = watched(
    store?.repository ?? createRepository(world.settings, articleRecords(world, now()), new Map(Object.entries(world.opened ?? {}))),
  );
  const ports: MemoryGateway['ports'] = {
    repository,
    uploads,
    scanner,
    limiter,
    quotas: {...usualQuotas, ...quotas},
    mail: mail ?? mailbox,
    mailing: {portalUrl, ...addresses},
    hooks,
    helpdesk,
    posted: () => {
      post.wake();
      calls.wake();
      if (helpdesk) meetings.wake();
    },
    bell,
    now,
    newId: newKey,
    newReference: createReferences(),
    verifiers: [{issuer, audience, ...(keys ? {keys} : {secret})}, ...otherVerifiers],
    linkSecret,
    allowedOrigins,
    checks,
    report,
  };
  const post = createPost(() => sendMails(ports), mailsAtOnce, report);
  const calls = createPost(() => sendCalls(ports), callsAtOnce, report);
  const meetings = createPost(() => meetHelpdesk(ports), handedAtOnce, report);
  const queue = createPlaces(ports, () => options.closing?.aborted === true);
  const places = createPost(
    () => queue.anew().then(() => 0),
    1,
    (error) => report(error, 'queue'),
  );
  const filledAt = store?.filledAt;
  if (filledAt === undefined) await seedTickets(world, issuer, ports);
  // Without a place nobody sees them; what stands at another one may be placed anew while it is served.
  await queue.missing();
  places.wake();
  const working = team
    ? startTeam(ports, {...team, agents: world.agents, settings: world.settings, articles: await repository.articles()})
    : undefined;
  if (filledAt !== undefined) working?.takeUp(await leftToDo(repository, world, issuer, filledAt));
  return {
    app: createApp(ports, {...appOptions, doors: doors(ports)}),
    team: working,
    ports,
    mailbox,
    tick: async () => {
      await runTimers(ports);
      ports.posted();
      places.wake();
      // Nobody's timers wait for a hook that hangs.
      await post.settled();
    },
    settled: async () => void (await Promise.all([post.settled(), calls.settled(), meetings.settled(), places.settled()])),
    tokenFor: async (customerId, lifetime) => {
      const customer = world.customers.find(({id}) => id === customerId);
      if (!customer || keys) return undefined;
      const {id, organisation, leftAgo: _, ...rest} = customer;
      return signToken(secret, {iss: issuer, aud: audience, sub: id, org: organisation, ...rest}, now(), lifetime);
    },
  };
}

function logError(error: unknown, requestId: string): void {
  console.error(`request ${requestId}`, error);
}
