import {execFileSync, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync, readdirSync, rmSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {Client} from 'pg';

/** A PostgreSQL server of this test alone, reached by a socket in its own folder. */
export interface Cluster {
  /** Folder of the server's programs. */
  programs: string;
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>;
  /** Ends the server at once, as a crash does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

/** Where `initdb` and `postgres` are; `undefined` on a machine without them. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...(process.env['PATH'] ?? '').split(delimiter)];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** PostgreSQL does not run as root; Debian's package brings a user for it. */
function unprivileged(): {uid: number; gid: number} | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], {encoding: 'utf8'}));
  return {uid: id('-u'), gid: id('-g')};
}

/** Why the tests on PostgreSQL are left out here; `undefined` where they run. */
export const withoutPostgres = findPrograms() ? undefined : 'PostgreSQL is not installed here (apt-get install postgresql)';

/** Starts a server in a folder of its own. */
export async function startPostgres({durable = false} = {}): Promise<Cluster> {
  const programs = findPrograms();
  if (programs === undefined) throw new Error(withoutPostgres);
  const user = unprivileged();
  const folder = await mkdtemp(join(tmpdir(), 'aftercare-pg-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const as = {...user, cwd: folder};
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'aftercare', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    {...as, stdio: ['ignore', 'ignore', 'inherit']},
  );
  const url = (database: string) => `postgres://aftercare@localhost/${database}?host=${encodeURIComponent(folder)}`;
  let server: ChildProcess | undefined;
  let databases = 0;

  const admin = async <T>(run: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client(url('postgres'));
    await client.connect();
    try {
      return await run(client);
    } finally {
      await client.end();
    }
  };

  const start = async () => {
    const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, ...(durable ? [] : ['fsync=off'])];
    const child = spawn(
      join(programs, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      {...as, stdio: ['ignore', 'ignore', 'pipe']}, // prettier-ignore
    );
    server = child;
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said = (said + String(part)).slice(-4000)));
    for (;;) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
      if (await admin(async () => true).catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  const end = async (signal: NodeJS.Signals) => {
    const child = server;
    server = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  await start();
  // A test that ends early leaves no server behind.
  process.once('exit', () => {
    server?.kill('SIGQUIT');
    rmSync(folder, {recursive: true, force: true});
  });
  return {
    programs,
    createDatabase: async () => {
      const name = `desk${++databases}`;
      await admin((client) => client.query(`create database ${name}`));
      return url(name);
    },
    kill: () => end('SIGQUIT'),
    start,
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
