import {execFileSync, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

const server = '/usr/share/request-tracker5/libexec/rt-server';
const setUp = '/usr/sbin/rt-setup-database-5';

/** Why the tests on Request Tracker are left out here; `undefined` where they run. */
export const withoutTracker =
  existsSync(server) && existsSync(setUp)
    ? undefined
    : 'Request Tracker is not installed here (apt-get install --no-install-recommends request-tracker5 rt5-standalone rt5-db-sqlite)';

/** A Request Tracker of this test alone: its own folder, database and port. */
export interface Tracker {
  url: string;
  /** The gateway's user, and the password of all. */
  user: string;
  password: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

const password = 'a password of the tests';

export interface TrackerOptions {
  queue: string;
  /** Who works in the queue: name and what others call them. */
  agents: readonly {id: string; name: string}[];
}

export async function startTracker({queue, agents}: TrackerOptions): Promise<Tracker> {
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-rt-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  for (const name of ['mason', 'session', 'var', 'conf.d']) await mkdir(join(folder, name));
  const config = join(folder, 'RT_SiteConfig.pm');
  // Its clock shows another zone than the gateway's, as anywhere.
  await writeFile(
    config,
    `Set($rtname, 'aftercare.example'); Set($Organization, 'aftercare.example'); Set($WebDomain, '127.0.0.1'); Set($WebPort, ${port});
Set($DatabaseType, 'SQLite'); Set($DatabaseName, '${join(folder, 'rt.db')}'); Set($Timezone, 'Asia/Shanghai');
Set($LogToSyslog, undef); Set($LogToSTDERR, 'error'); Set($MailCommand, 'testfile'); Set($StatementLog, undef); Set($HTMLFormatter, 'core');
Set($WebSessionClass, undef); Set($MaxAttachmentSize, 64 * 1024 * 1024);
$RT::MasonDataDir = '${join(folder, 'mason')}'; $RT::MasonSessionDir = '${join(folder, 'session')}'; $RT::VarPath = '${join(folder, 'var')}';
1;
`,
  );
  const team = join(folder, 'team.initialdata');
  await writeFile(
    team,
    `our @Queues = ({Name => '${queue}'});
our @Users = (${agents.map(({id, name}) => `{Name => '${id}', RealName => '${name}', EmailAddress => '${id}@team.example', Password => '${password}', Privileged => 1}`).join(', ')});
our @ACL = (map { my $right = $_; map { {UserId => $_, Right => $right} } qw(${agents.map(({id}) => id).join(' ')}) }
  qw(SeeQueue ShowTicket ShowTicketComments ReplyToTicket CommentOnTicket ModifyTicket OwnTicket TakeTicket CreateTicket SeeCustomField ModifyCustomField AdminUsers));
`,
  );
  const environment = {
    ...process.env,
    RT_SITE_CONFIG: config,
    RT_SITE_CONFIG_DIR: join(folder, 'conf.d'),
    AFTERCARE_QUEUE: queue,
    AFTERCARE_PASSWORD: password,
  };
  const run = (...more: string[]) => execFileSync(setUp, more, {env: environment, stdio: ['ignore', 'ignore', 'inherit']});
  run('--action', 'init', '--force', '--skip-create');
  run('--action', 'insert', '--force', '--datafile', team);
  run('--action', 'insert', '--force', '--datafile', resolve('docs/request-tracker.initialdata'));

  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(server, ['--server', 'Standalone', '--port', String(port)], {env: environment, stdio: ['ignore', 'ignore', 'pipe']});
    let said = '';
    child.stderr!.on('data', (part: Buffer) => (said = (said + String(part)).slice(-4000)));
    for (;;) {
      if (child.exitCode !== null) throw new Error(`Request Tracker did not start: ${said}`);
      if (await fetch(`${url}/REST/2.0/rt`).then(({status}) => status === 401, () => false)) return; // prettier-ignore
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url,
    user: 'aftercare',
    password,
    start,
    stop,
    remove: async () => {
      await stop();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const {port} = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
