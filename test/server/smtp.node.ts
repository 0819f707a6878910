import assert from 'node:assert/strict';
import type {AddressInfo} from 'node:net';
import {afterEach, describe, it} from 'node:test';
import {SMTPServer, type SMTPServerOptions} from 'smtp-server';
import {pauseAfter} from '../../server/app/outbox-entry.js';
import {takeStep} from '../../server/app/take-step.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {openSmtp} from '../../server/node/smtp-mail.js';
import {openCounter, type Counter} from '../support/gateway-counter.js';

const as = 'emma-hart';
const email = 'emma.hart@fernhill.example';
const from = 'Haitu support <support@haitu.example>';
const portalUrl = 'https://haitu.example/help';
/** Nobody of the team, so that there is one mail a request. */
const {escalation: __, ...withoutLadder} = haituWorld.settings;
const {teamMail: _, ...world} = {...haituWorld, tickets: [], surveys: [], settings: {...withoutLadder, clocks: []}};

interface Taken {
  from: string;
  to: string[];
  source: string;
}

const servers: SMTPServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(resolve));
});

const refuse = (code: number, text: string) => Object.assign(new Error(text), {responseCode: code});

/** A mail server that keeps what it takes, with some of its manners changed; `port` to come back where it was. */
async function mailServer(over: SMTPServerOptions = {}, port = 0) {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      let source = '';
      stream.on('data', (chunk: Buffer) => (source += chunk.toString('utf8')));
      stream.on('end', () => {
        const {mailFrom, rcptTo} = session.envelope;
        taken.push({from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({address}) => address), source});
        done();
      });
    },
    ...over,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  servers.push(server);
  return {taken, server, port: (server.server.address() as AddressInfo).port};
}

const openDesk = (port: number, said: string[] = []) =>
  openCounter({
    world,
    portalUrl,
    post: {replyTo: 'answers@haitu.example'},
    mail: openSmtp({url: `smtp://127.0.0.1:${port}`, from}),
    report: (error, about) => said.push(`${about}: ${String(error)}`),
  });

/** Lets the pause before the n-th next try pass, and tries. */
async function again(counter: Counter, n: number) {
  await counter.pass(pauseAfter(n));
  await counter.gateway.tick();
}

/** Lines of a head, those that were folded put together. */
const head = (source: string) =>
  source
    .split('\r\n\r\n')[0]!
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
const line = (source: string, name: string) => head(source).filter((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)).join('\n'); // prettier-ignore

describe('mail by SMTP', () => {
  it('arrives once, in text and HTML, with a head that keeps machines from answering', async () => {
    const {taken, port} = await mailServer();
    const counter = await openDesk(port);
    await counter.submit(as, {locale: 'en', title: 'The 看板 dashboard\r\nBcc: all@x.example'});
    assert.equal(taken.length, 1);
    const [{source, to, from: sender}] = taken as [Taken];
    assert.deepEqual([sender, to], ['support@haitu.example', [email]]);
    assert.match(line(source, 'To'), new RegExp(`^To: ${email}$`));
    assert.match(line(source, 'Message-ID'), /^Message-ID: <[\w-]{43}@haitu\.example>$/);
    assert.equal(line(source, 'Reply-To'), 'Reply-To: answers@haitu.example');
    assert.match(line(source, 'Auto-Submitted'), /auto-generated/);
    assert.match(line(source, 'Content-Language'), /en/);
    assert.match(line(source, 'Content-Type'), /multipart\/alternative/);
    assert.match(line(source, 'Subject'), /^Subject: =\?UTF-8\?/);
    assert.equal(line(source, 'Bcc'), '');
    assert.match(source, /text\/plain[\s\S]*text\/html/);
    await again(counter, 1);
    assert.equal(taken.length, 1);
  });

  it('waits while the server says later, and arrives once', async () => {
    let busy = 2;
    const {taken, port} = await mailServer({
      onRcptTo(_to, _session, done) {
        done(busy-- > 0 ? refuse(451, `try later, ${email}`) : undefined);
      },
    });
    const said: string[] = [];
    const counter = await openDesk(port, said);
    await counter.submit(as);
    for (let n = 1; n <= 3; n++) await again(counter, n);
    assert.deepEqual([taken.length, said], [1, []]);
  });

  it('is given up where the server will never have it, and that is said without the address', async () => {
    const said: string[] = [];
    let asked = 0;
    const {taken, port} = await mailServer({
      onRcptTo(_to, _session, done) {
        asked += 1;
        done(refuse(550, `no such user ${email}`));
      },
    });
    const counter = await openDesk(port, said);
    await counter.submit(as);
    for (let n = 1; n <= 3; n++) await again(counter, n);
    assert.deepEqual([taken.length, asked, said.length], [0, 1, 1]);
    assert.match(said[0]!, /^mail received .*SMTP EENVELOPE 550$/);
    assert.doesNotMatch(said[0]!, /emma|@/i);
  });

  it('is given up where its content is refused', async () => {
    const said: string[] = [];
    const {port} = await mailServer({
      onData(stream, _session, done) {
        stream.resume().on('end', () => done(refuse(554, 'looks like spam')));
      },
    });
    const counter = await openDesk(port, said);
    await counter.submit(as);
    await again(counter, 1);
    assert.equal(said.length, 1);
  });

  it('goes again under the same id where the line broke after the last byte', async () => {
    const seen: string[] = [];
    const {port} = await mailServer({
      onData(stream, session, done) {
        let source = '';
        stream.on('data', (chunk: Buffer) => (source += chunk.toString()));
        stream.on('end', () => {
          seen.push(line(source, 'Message-ID'));
          if (seen.length > 1) return done();
          // Taken, and the word of it never arrives.
          for (const connection of servers[0]!.connections) (connection as unknown as {_socket: {destroy(): void}})._socket.destroy();
          return session;
        });
      },
    });
    const counter = await openDesk(port);
    await counter.submit(as);
    assert.equal(seen.length, 1);
    await again(counter, 1);
    assert.equal(seen.length, 2);
    assert.equal(seen[0], seen[1]);
    await again(counter, 2);
    assert.equal(seen.length, 2);
  });

  it('waits through an hour without a server, loses nothing and keeps the order', async () => {
    const first = await mailServer();
    await new Promise<void>((resolve) => servers.pop()!.close(resolve));
    const said: string[] = [];
    const counter = await openDesk(first.port, said);
    const ticket = (await counter.submit(as, {locale: 'en'})).json;
    const agent = {id: 'shen-yan', name: '沈砚', role: 'agent'};
    for (const step of [{is: 'classify'}, {is: 'answer', text: 'We look into it.'}] as const) {
      await takeStep(counter.gateway.ports, ticket.id, step, agent);
    }
    await counter.gateway.settled();
    for (let n = 0; n < 12; n++) {
      await counter.pass(5 * 60_000);
      await counter.gateway.tick();
    }
    const {taken} = await mailServer({}, first.port);
    await counter.pass(60 * 60_000);
    await counter.gateway.tick();
    assert.deepEqual([taken.length, said], [2, []]);
    const subjects = taken.map(({source}) => line(source, 'Subject'));
    assert.ok(subjects.every((subject) => subject.includes(ticket.reference)));
    await counter.pass(60 * 60_000);
    await counter.gateway.tick();
    assert.equal(taken.length, 2);
  });

  it('is tried again, and not given up, where the server does not know us', async () => {
    const said: string[] = [];
    const {port} = await mailServer({
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refuse(535, 'who are you')),
    });
    const counter = await openCounter({
      world,
      mail: openSmtp({url: `smtp://me:wrong@127.0.0.1:${port}`, from}),
      report: (error, about) => said.push(`${about}: ${String(error)}`),
    });
    await counter.submit(as);
    await again(counter, 1);
    assert.deepEqual(said, []);
    const {repository} = counter.gateway.ports;
    const [waiting] = await repository.takeMails({now: counter.now() + 3_600_000, until: counter.now() + 7_200_000, limit: 5});
    assert.equal(waiting!.problem, 'SMTP EAUTH 535');
  });
});
