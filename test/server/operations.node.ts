import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {cp, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {basename, join} from 'node:path';
import {PassThrough} from 'node:stream';
import {describe, it} from 'node:test';
import {gatewayWords} from '../../scripts/gateway-words.mjs';
import {Unavailable} from '../../server/app/unavailable.js';
import {limits, usualQuotas} from '../../server/app/limits.js';
import {outboxMail} from '../../server/app/outbox.js';
import {removeExpired} from '../../server/app/retention.js';
import {checkConfiguration, readConfiguration} from '../../server/node/configuration.js';
import {createLog} from '../../server/node/log.js';
import {createMetrics} from '../../server/node/metrics.js';
import {newKey} from '../../src/contract/key.js';
import {root} from '../house/sources.js';
import {temporaryFolder} from '../support/file-rooms.js';
import {hostGateway} from '../support/gateway-host.js';
import {incident, secret, tokenOf} from '../support/gateway-counter.js';
import {openStaffCounter, type StaffCounter, staffKey} from '../support/staff-counter.js';

const as = 'li-wen';
const day = 86_400_000;

/** Has somebody's data given out, or removed. */
const aboutPerson = (counter: StaffCounter, what: 'export' | 'erase', body: object) =>
  counter.staff('POST', `/people/${what}`, {raw: JSON.stringify(body), headers: {'Content-Type': 'application/json'}});

describe('the log', () => {
  it('of a whole walk tells what was asked for and how it went, and nothing of anybody', async () => {
    const lines: string[] = [];
    const destination = new PassThrough().on('data', (part: Buffer) => lines.push(...String(part).split('\n').filter(Boolean)));
    const log = createLog({destination});
    const counter = await openStaffCounter({observe: log.answered, report: log.report});
    const secrets = ['李雯', 'li-wen', 'li.wen@hemu.example', '升级后销售看板打不开', '秘密的一句话', '日志-张三.log', '沈砚', staffKey];
    const file = await counter.upload(as, '日志-张三.log', '秘密的一句话');
    const {json: ticket} = await counter.submit(as, {attachments: [file], description: '秘密的一句话'});
    await counter.call('GET', `/tickets?q=${encodeURIComponent('秘密的一句话')}`, {as});
    const {url} = (await counter.call('GET', `/tickets/${ticket.id}/attachments/${file}`, {as})).json;
    await counter.call('GET', new URL(url).pathname.replace('/portal/v1', ''));
    await counter.step(ticket.id, 'note', {text: '秘密的一句话', by: 'shen-yan'});
    const guest = {reference: ticket.reference, email: 'li.wen@hemu.example'};
    await counter.call('POST', '/guest-sessions', {body: guest});
    const code = await counter.mailedCode(guest.email);
    const {token} = (await counter.call('POST', '/guest-sessions/verify', {body: {...guest, code}})).json;
    await counter.call('GET', `/tickets/${ticket.id}`, {token});
    await counter.call('GET', '/tickets/秘密的一句话', {as});
    const {repository} = counter.gateway.ports;
    repository.tickets = () => Promise.reject(new Error('Key (email)=(li.wen@hemu.example) 秘密的一句话', {cause: new Error('李雯')}));
    await counter.call('GET', '/tickets', {as, broken: true});
    repository.tickets = () => Promise.reject(new Unavailable('The database does not answer.', {retryAfter: 5}));
    await counter.call('GET', '/tickets', {as, broken: true});

    assert.ok(lines.length > 12);
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const routes = new Set(told.map(({route}) => route));
    for (const route of ['beginUpload', 'appendToUpload', 'submitTicket', 'linkAttachment', 'download', 'note', 'askGuestCode']) {
      assert.ok(routes.has(route), route);
    }
    for (const line of told.filter(({msg}) => msg === 'answered')) {
      assert.deepEqual(Object.keys(line), ['level', 'time', 'requestId', 'route', 'method', 'status', 'ms', 'msg']);
    }
    const broke = told.find(({msg}) => msg === 'broke');
    assert.match(JSON.stringify(broke), /"name":"Error".*"at":\["at /);
    assert.match(lines.join('\n'), /The database does not answer/);
    const bearer = (await counter.gateway.tokenFor(as))!.split('.')[0]!;
    for (const secret of [...secrets, code, token, bearer, ticket.id, file, url.split('/').at(-1)]) {
      assert.ok(!lines.join('\n').includes(secret), secret);
    }
  });
});

describe('the numbers', () => {
  it('open by their key alone, and count requests by route and mails by outcome', async () => {
    const metrics = createMetrics();
    const counter = await openStaffCounter({observe: metrics.answered});
    await counter.submit(as);
    await counter.call('GET', '/tickets/x', {as});
    await counter.call('FROB', '/tickets', {as});
    const key = 'k'.repeat(32);
    const ask = async (authorization?: string, route = metrics.route(key), path = '/metrics') =>
      route(new Request(`https://a.example${path}`, authorization === undefined ? {} : {headers: {Authorization: authorization}}));
    for (const wrong of [undefined, '', 'Bearer', `Bearer ${key}x`, key]) assert.equal((await ask(wrong))?.status, 401);
    assert.equal(await ask(`Bearer ${key}`, metrics.route(key), '/metrics/x'), undefined);
    assert.equal(await ask(`Bearer ${key}`, metrics.route(undefined)), undefined);
    const sent = metrics.counting({send: async () => undefined});
    const refused = metrics.counting({send: () => Promise.reject(new Error('no'))});
    const letter = {} as Parameters<typeof sent.send>[0];
    await sent.send(letter);
    await assert.rejects(refused.send(letter));
    assert.equal(metrics.mailsFailing(), 1);
    const reply = await ask(`Bearer ${key}`);
    const text = await reply!.text();
    assert.match(text, /aftercare_request_duration_seconds_count\{route="submitTicket",method="POST",status="201"\} 1/);
    assert.match(text, /\{route="readTicket",method="GET",status="404"\} 1/);
    assert.match(text, /route="none",method="other",status="405"/);
    assert.match(text, /aftercare_mails_total\{outcome="failed"\} 1/);
    assert.match(text, /process_cpu_seconds_total/);
    let outbox = async () => ({waiting: 3, oldestAt: Date.now() - 61_000});
    metrics.watchOutbox({outbox: () => outbox()});
    const scrape = async () => (await ask(`Bearer ${key}`))!.text();
    assert.match(await scrape(), /aftercare_outbox_mails 3\n/);
    assert.match(await scrape(), /aftercare_outbox_oldest_seconds 6\d/);
    outbox = () => Promise.reject(new Error('gone'));
    assert.match(await scrape(), /aftercare_mails_total/, 'a database that is gone takes no other number with it');
  });
});

describe('health', () => {
  it('says what it stands on, is unready without what it needs, and lives on without what it does not', async () => {
    let [files, mail] = [true, true];
    const check = (ok: () => boolean) => async () => (ok() ? undefined : Promise.reject(new Error('no')));
    const counter = await openStaffCounter({
      checks: {files: {needed: true, ready: check(() => files)}, mail: {needed: false, ready: check(() => mail)}},
    });
    const health = () => counter.call('GET', '/health');
    assert.deepEqual((await health()).json, {status: 'ok', checks: {database: 'ok', files: 'ok', mail: 'ok', outbox: '0 waiting'}});
    counter.gateway.ports.mail.send = () => Promise.reject(new Error('later'));
    await counter.submit(as);
    await counter.gateway.settled();
    await counter.pass(90_000);
    assert.equal((await health()).json.checks.outbox, '2 waiting, the oldest for 90 s', 'one to the customer, one to the team');
    mail = false;
    assert.equal((await health()).json.checks.mail, 'failing');
    files = false;
    const refused = await health();
    assert.deepEqual([refused.status, refused.json.code, refused.json.detail], [503, 'unavailable', 'Not ready: files.']);
    assert.equal(refused.headers.get('Retry-After'), '5');
    files = true;
    counter.gateway.ports.repository.ready = () => Promise.reject(new Error('gone'));
    assert.match((await counter.call('GET', '/health')).json.detail, /database/);
  });
});

describe('the configuration', () => {
  const read = () => readFile(join(root, 'docs/configuration.example.json'), 'utf8');

  it('of the example holds, and what it says is what the desk offers', async () => {
    const configuration = await readConfiguration(join(root, 'docs/configuration.example.json'));
    const counter = await openStaffCounter();
    // Who stands on the ladders, who handles complaints, who belongs where and what is meant for some alone is not for the public.
    const {audiences: _, ...desk} = configuration.desk;
    const {complaints} = desk.escalation!;
    const requestTypes = desk.requestTypes.filter(({audience}) => !audience);
    const escalation = {ladders: [], complaints: {type: complaints!.type, concerns: complaints!.concerns}};
    assert.deepEqual((await counter.call('GET', '/desk')).json, {...desk, requestTypes, escalation});
  });

  it('names each key that is wrong, and its cure', async () => {
    const whole = JSON.parse(await read());
    const faults = (change: (configuration: typeof whole) => void): Record<string, string> => {
      const copy = structuredClone(whole);
      change(copy);
      const checked = checkConfiguration(JSON.stringify(copy));
      assert.ok('faults' in checked);
      return Object.fromEntries(checked.faults.map(({key, cure}) => [key, cure]));
    };
    for (const [change, key, cure] of [
      [(all) => delete all.desk, 'desk', /missing: an object/],
      [(all) => (all.desk.reopenDays = '30'), 'desk.reopenDays', /must be a (whole )?number|must be a number/],
      [(all) => (all.desk.requestTypes[1].fields[0].required = 'yes'), 'desk.requestTypes[1].fields[0].required', /must be a boolean/],
      [(all) => (all.agnets = []), '(the file)', /does not know “agnets”/],
      [(all) => (all.agents = []), 'agents', /at least 1/],
      [(all) => (all.retention.closedTickets = 0), 'retention.closedTickets', /at least 1/],
      [(all) => (all.teamMail.address = 'support'), 'teamMail.address', /form/],
      [(all) => (all.desk.impact.otherwise = 'P9'), 'desk.impact.otherwise', /“P9” is no priority; there are P0/],
      [(all) => (all.desk.impact.matrix[0].priority = 'highest'), 'desk.impact.matrix[0].priority', /“highest” is no priority/],
      [(all) => all.desk.stages.pop(), 'desk.stages', /of the process change .*; cancelled, archived, declined, acceptance stand in none/],
      [(all) => (all.desk.timeZone = 'Beijing'), 'desk.timeZone', /time zone/],
      [(all) => (all.desk.tiers[0].calendar = 'never'), 'desk.tiers[0].calendar', /“never” is no calendar/],
      [(all) => (all.desk.surveys[0].dimensions[0].metric = 'nps'), 'desk.surveys[0].dimensions[0].scale', /0 to 10/],
      [(all) => (all.issuers = [{issuer: 'a', audience: 'b'}]), 'issuers[0]', /jwksUrl or secretFrom/],
      [(all) => (all.issuers = [{issuer: 'a', audience: 'b', jwksUrl: 'https://a.example', secretFrom: 'A'}]), 'issuers[0]', /not both/],
      [(all) => (all.issuers = [{issuer: 'a', audience: 'b', secretFrom: 'the secret itself'}]), 'issuers[0].secretFrom', /form/],
      [(all) => (all.issuers = [{issuer: 'a', audience: 'b', secret: 'x'}]), 'issuers[0]', /does not know “secret”/],
      [(all) => (all.issuers = [{issuer: 'aftercare-guest', audience: 'b', secretFrom: 'A'}]), 'issuers[0].issuer', /is taken/],
      [(all) => all.agents.push(all.agents[0]), `agents[${whole.agents.length}].id`, /there already/],
    ] as [(configuration: typeof whole) => void, string, RegExp][]) {
      const found = faults(change);
      assert.deepEqual(Object.keys(found), [key]);
      assert.match(found[key]!, cure);
    }
    const broken = checkConfiguration('{"desk": ');
    assert.ok('faults' in broken && /must be JSON/.test(broken.faults[0]!.cure));
  });

  it('stops the start where it does not hold, with file, key and cure', async () => {
    const path = join(await temporaryFolder(), 'desk.json');
    await assert.rejects(readConfiguration(path), /CONFIG names .*desk\.json, which cannot be read \(ENOENT\)/);
    await writeFile(path, JSON.stringify({...JSON.parse(await read()), agents: 7}));
    await assert.rejects(readConfiguration(path), /desk\.json does not hold:\n {2}agents: must be an array/);
  });
});

describe('what is kept', () => {
  it('goes after its time: closed requests with files and ratings, and what was looked for; nothing else', async () => {
    const counter = await openStaffCounter();
    const {ports} = counter.gateway;
    const file = await counter.upload(as, 'a.log', 'words');
    const [old, open] = [(await counter.submit(as, {attachments: [file]})).json, (await counter.submit(as)).json];
    for (const [name, body] of [
      ['classify', {}],
      ['assign', {to: 'shen-yan'}],
      ['start', {}],
      ['resolve', {summary: '好', checklist: []}],
    ] as const) {
      await counter.step(old.id, name, body);
    }
    const survey = (await counter.staff('GET', `/tickets/${old.id}`)).json.survey.id;
    const {version} = (await counter.call('GET', `/tickets/${old.id}`, {as})).json;
    const key = newKey();
    await counter.call('POST', `/tickets/${old.id}/actions`, {as, key, version, body: {clientRef: key, action: 'confirm'}});
    const at = new Date(counter.now()).toISOString();
    await counter.call('POST', '/signals', {body: {signals: [{kind: 'search-empty', query: '找不到', count: 0, at}]}});
    const periods = {closedTickets: 30, signals: 10, feedback: 10};
    await removeExpired(ports, periods);
    assert.ok(await ports.repository.ticket(old.id), 'its time has not come');
    await counter.pass(31 * day);
    assert.ok((await removeExpired(ports, periods)) >= 1);
    assert.equal(await ports.repository.ticket(old.id), undefined);
    assert.equal(await ports.repository.ticketByReference(old.reference.replaceAll('-', '')), undefined);
    assert.equal(await ports.repository.survey(survey), undefined);
    assert.equal(await ports.uploads.read(file), undefined);
    assert.ok(await ports.repository.ticket(open.id), 'an open request stays');
    assert.deepEqual(await ports.repository.signals({since: 0}), []);
    assert.equal(await removeExpired(ports, periods), 0);
    assert.equal(await removeExpired(ports, {}), 0, 'nothing goes where no period is set');
  });

  it('of one person is asked for with his issuer where there are several: the same name is somebody else there', async () => {
    const second = {issuer: 'https://second.example', audience: 'aftercare', secret: 's'.repeat(32)};
    const counter = await openStaffCounter({otherVerifiers: [second]});
    await counter.submit(as);
    const ask = (iss?: string) => aboutPerson(counter, 'export', {sub: as, iss});
    const refused = await ask();
    assert.deepEqual([refused.status, refused.json.issues], [422, [{pointer: '/iss', code: 'required'}]]);
    assert.deepEqual((await ask(second.issuer)).json.tickets, []);
    assert.ok((await ask(counter.gateway.ports.verifiers[0]!.issuer)).json.tickets.length > 0);
  });

  it('of one person is given out whole, and gone when he wants it gone; nobody else’s is touched', async () => {
    const counter = await openStaffCounter();
    const {ports} = counter.gateway;
    const file = await counter.upload(as, '附件.log', 'words');
    const {json: ticket} = await counter.submit(as, {attachments: [file], title: '要删除的请求'});
    await counter.step(ticket.id, 'note', {text: '只给同事看'});
    const article = (await counter.call('GET', '/articles')).json.items[0].id;
    const feedback = {clientRef: newKey(), helpful: false, comment: '我的意见'};
    await counter.call('POST', `/articles/${article}/feedback`, {as, body: feedback, key: feedback.clientRef});
    const others = (await counter.call('GET', '/tickets?limit=100', {as: 'chen-guodong'})).json.items.length;

    const ask = (what: 'export' | 'erase', body: object) => aboutPerson(counter, what, body);
    const {json, text} = await ask('export', {sub: as});
    const exported = json.tickets.find(({id}: {id: string}) => id === ticket.id);
    assert.deepEqual([exported.title, exported.files.length, exported.email], ['要删除的请求', 1, 'li.wen@hemu.example']);
    assert.ok(json.surveys.length && text.includes('我的意见'));
    assert.ok(!text.includes('只给同事看'), 'what the team says to itself is the team’s');
    assert.deepEqual((await ask('export', {sub: as, iss: 'https://another.example'})).json.tickets, [], 'a person is issuer and subject');

    assert.equal((await ask('erase', {sub: as, confirm: 'li'})).json.issues[0].pointer, '/confirm');
    const gone = (await ask('erase', {sub: as, confirm: as})).json;
    assert.equal(gone.tickets, json.tickets.length);
    assert.ok(gone.files >= 1 && gone.surveys >= 1 && gone.feedback === 1);
    const after = (await ask('export', {sub: as})).json;
    assert.deepEqual([after.tickets, after.surveys, after.feedback], [[], [], []]);
    assert.equal(await ports.uploads.read(file), undefined);
    assert.deepEqual((await counter.call('GET', '/tickets', {as})).json.items, []);
    assert.equal((await counter.call('GET', '/tickets?limit=100', {as: 'chen-guodong'})).json.items.length, others);
    assert.equal((await ask('erase', {sub: as, confirm: as})).json.tickets, 0, 'once more harms nothing');
  });

  it('of somebody who was brought in on colleagues’ requests names them, and lets him out of each: archived ones, and those of an organisation he left', async () => {
    const counter = await openStaffCounter({secret});
    const {repository} = counter.gateway.ports;
    const [him, person] = ['wang-lei', JSON.stringify(['https://demo.aftercare.example', 'wang-lei'])];
    const shared = [(await counter.submit(as, {cc: [him]})).json, (await counter.submit(as, {cc: [him]})).json];
    const [open, over] = shared;
    const said = {clientRef: newKey(), text: '我这边也打不开', attachments: []};
    await counter.call('POST', `/tickets/${open.id}/messages`, {as: him, key: said.clientRef, body: said});
    await counter.step(open.id, 'answer', {text: '在看了'});
    const {fired: _, ...record} = (await repository.ticket(over.id))!;
    await repository.write({ticket: {...record, state: 'archived', revision: record.revision + 1}});
    const elsewhere = await tokenOf(counter, him, {name: '王磊', org: 'lanjiang', email: 'wang.lei@hemu.example'});
    await counter.call('GET', '/me', {token: elsewhere});

    const ask = (what: 'export' | 'erase') => aboutPerson(counter, what, {sub: him, confirm: him});
    const brought = (reply: {broughtIn: {reference: string; messages: {text: string}[]}[]}) =>
      reply.broughtIn.map(({reference, messages}) => [reference, messages.map(({text}) => text)]).sort();
    const {json, text} = await ask('export');
    const expected = [[open.reference, ['我这边也打不开']], [over.reference, []]].sort(); // prettier-ignore
    for (const line of expected)
      assert.ok(
        brought(json).some((one) => JSON.stringify(one) === JSON.stringify(line)),
        JSON.stringify(line),
      );
    assert.ok(!text.includes('在看了'), 'what others wrote there is theirs');
    // Nothing of it was sent yet, nor may it be.
    await repository.write({
      mails: [outboxMail('code x', {kind: 'code', to: 'Wang.Lei@hemu.example', locale: 'en', subject: 's', body: []}, counter.now())],
    });
    assert.equal((await ask('erase')).json.broughtIn, json.broughtIn.length);
    for (const {id} of shared) assert.deepEqual((await repository.ticket(id))?.cc, []);
    assert.deepEqual(await repository.tickets({whose: {companion: person}, limit: 5}), []);
    const waiting = await repository.takeMails({now: counter.now(), until: counter.now() + 1, limit: 500});
    assert.deepEqual(waiting.filter(({letter}) => letter?.to.toLowerCase() === 'wang.lei@hemu.example'), []); // prettier-ignore
    assert.equal(
      (await repository.ticket(open.id))!.messages.some(({text: one}) => one === '我这边也打不开'),
      true,
    );
    assert.deepEqual((await ask('export')).json.broughtIn, []);
  });
});

describe('mails that wait for somebody who is erased', () => {
  const mailbox = 'li.wen@hemu.example';
  const mail = (key: string, kind: 'code' | 'team-urged', now: number) =>
    outboxMail(key, {kind, to: mailbox, locale: 'en', subject: 's', body: []}, now);
  const eraseLi = async (colleague?: {sub: string; email: string}) => {
    const counter = await openStaffCounter({secret});
    const {repository} = counter.gateway.ports;
    await counter.call('GET', '/me', {as});
    if (colleague) {
      const token = await tokenOf(counter, colleague.sub, {name: 'C', org: 'hemu', email: colleague.email});
      await counter.call('GET', '/me', {token});
    }
    await repository.write({mails: [mail('one', 'code', counter.now()), mail('two', 'team-urged', counter.now())]});
    assert.equal((await aboutPerson(counter, 'erase', {sub: as, confirm: as})).status, 200);
    const waiting = await repository.takeMails({now: counter.now(), until: counter.now() + 1, limit: 500});
    return waiting.filter(({letter}) => letter?.to === mailbox).map(({key}) => key);
  };

  it('go, but for what the team is told at the same address', async () => {
    assert.deepEqual(await eraseLi(), ['two']);
  });

  it('stay where a colleague reads the same mailbox', async () => {
    assert.deepEqual(await eraseLi({sub: 'office', email: mailbox.toUpperCase()}), ['one', 'two']);
  });
});

describe('a stop', () => {
  it('answers what is under way before the process ends', async () => {
    const folder = await temporaryFolder();
    const child = spawn(process.execPath, gatewayWords(), {
      env: {...process.env, NODE_ENV: 'test', PORT: '0', DATA_DIR: folder},
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const part of child.stdout) if (/http:\/\/\S+\n/.test((said += String(part)))) break;
    const {port, host} = new URL(/http:\/\/\S+/.exec(said)![0]);
    const body = JSON.stringify({signals: [{kind: 'searched', query: 'x', count: 1, at: new Date().toISOString()}]});
    const line = connect(Number(port), '127.0.0.1');
    const head = `POST /portal/v1/signals HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`;
    line.write(head);
    // The server has the request in hand once it asks for the body.
    const [first] = (await once(line, 'data')) as [Buffer];
    assert.match(String(first), /^HTTP\/1\.1 100 /);
    child.kill('SIGTERM');
    const ended = once(child, 'exit');
    line.write(body);
    let answer = '';
    for await (const part of line) answer += String(part);
    assert.match(answer, /^HTTP\/1\.1 202 /);
    assert.deepEqual(await ended, [0, null]);
  });
});

describe('what is written for operators', () => {
  const text = (file: string) => readFile(join(root, file), 'utf8');

  /** A folder as the Dockerfile fills it: what it copies, and of the packages those that production takes, with `tsx`. */
  async function image(): Promise<string> {
    const folder = await temporaryFolder();
    const {packages} = JSON.parse(await text('package-lock.json')) as {packages: Record<string, {dev?: boolean; link?: boolean}>};
    const runner = (path: string) => /^node_modules\/(?:tsx|esbuild|@esbuild\/[^/]+)$/.test(path);
    const taken = Object.entries(packages).filter(
      ([path, {dev, link}]) => path.includes('node_modules/') && !link && (!dev || runner(path)) && existsSync(join(root, path)),
    );
    assert.ok(taken.length > 50);
    for (const [path] of taken) await cp(join(root, path), join(folder, path), {recursive: true});
    for (const [, sources, target] of (await text('Dockerfile')).matchAll(/^COPY (?!--from)(?!.*package-lock)(.+) (\S+)$/gm)) {
      const several = target!.endsWith('/');
      for (const source of sources!.split(' ')) {
        const options = {recursive: true, filter: (path: string) => !path.includes('node_modules')};
        await cp(join(root, source), join(folder, target!, several ? basename(source) : ''), options);
      }
    }
    return folder;
  }

  it('starts in production as the image does, on the starter, takes a request and keeps the demo’s doors shut', async () => {
    const cwd = await image();
    const secret = 'a0'.repeat(20);
    const host = await hostGateway(
      {
        NODE_ENV: 'production',
        DATA_DIR: await temporaryFolder(),
        CONFIG: 'docs/configuration.starter.json',
        STAFF_KEY: secret,
        PORTAL_URL: 'https://vendor.example/support',
        SMTP_URL: 'smtp://127.0.0.1:1',
        MAIL_FROM: 'support@vendor.example',
      },
      {cwd},
    );
    await host.start();
    try {
      const draft = {...incident({fields: {}, impact: {work: 'no'}}), category: undefined};
      const headers = {'Content-Type': 'application/json', 'Idempotency-Key': draft.clientRef};
      const sent = await host.call('ann', 'POST', '/tickets', {headers, body: JSON.stringify(draft)});
      const ticket = (await sent.json()) as {priority: string; clocks: {kind: string; dueAt: string; startedAt: string}[]};
      assert.deepEqual([sent.status, ticket.priority], [201, 'P1']);
      const [clock] = ticket.clocks;
      assert.equal(Date.parse(clock!.dueAt) - Date.parse(clock!.startedAt), 3_600_000);
      const staff = await fetch(`${host.origin}/staff/v1/tickets`, {headers: {Authorization: `Bearer ${secret}`}});
      assert.equal(((await staff.json()) as {items: unknown[]}).items.length, 1);
      for (const path of ['/', '/staff.html', '/demo/token?as=li-wen', '/demo/mailbox', '/metrics']) {
        assert.equal((await fetch(host.origin + path)).status, 404, path);
      }
    } finally {
      await host.end('SIGTERM');
    }
  });

  it('begins the configuration with a starter that is short enough to be read', async () => {
    const starter = await text('docs/configuration.starter.json');
    assert.ok(starter.trim().split('\n').length <= 60);
    const checked = checkConfiguration(starter);
    assert.ok('configuration' in checked);
    const {desk} = checked.configuration;
    assert.ok(desk.stages.length > 0 && desk.calendars.length > 0 && desk.surveys.length > 0 && desk.limits.title > 0);
    const own = checkConfiguration(
      JSON.stringify({...JSON.parse(starter), desk: {...JSON.parse(starter).desk, reopenDays: 3, calendars: []}}),
    );
    assert.ok('faults' in own, 'what is said takes the place of the usual, whole');
    assert.ok(own.faults.every(({key}) => /calendar/.test(key)));
  });

  it('names in the Dockerfile only what is there, at the versions of this package', async () => {
    const docker = await text('Dockerfile');
    const {engines, devDependencies} = JSON.parse(await text('package.json')) as {engines: {node: string}; devDependencies: {tsx: string}};
    const copied = [...docker.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) => sources!.split(' '));
    assert.ok(copied.length > 5);
    for (const source of copied) await assert.doesNotReject(stat(join(root, source)), source);
    const [, script] = /^CMD \["node", "--import", "tsx", "([^"]+)"\]$/m.exec(docker)!;
    assert.ok(copied.some((source) => script!.startsWith(source)) && (await stat(join(root, script!))).isFile());
    assert.equal(/tsx@([\d.]+)/.exec(docker)?.[1], devDependencies.tsx);
    // npm leaves out what the package names for development, whatever its command line names.
    for (const [line] of docker.matchAll(/^RUN npm .+$/gm)) assert.ok(!line.includes('--omit=dev') || !line.includes('tsx@'), line);
    for (const [, major] of docker.matchAll(/^FROM node:(\d+)/gm)) assert.ok(Number(major) > Number(/\d+/.exec(engines.node)![0]));
    const known = await text('server/node/environment.ts');
    const variables = [...docker.matchAll(/\b([A-Z_]{4,})=/g)].map(([, name]) => name!);
    assert.ok(variables.includes('DATA_DIR'));
    for (const name of variables) assert.ok(known.includes(`'${name}'`), name);
    assert.match(docker, /^USER node$/m);
    assert.match(docker, /\/portal\/v1\/health/);
  });

  it('lists each variable that the gateway reads, and no other', async () => {
    const [code, operations] = await Promise.all([text('server/node/environment.ts'), text('docs/operations.md')]);
    const read = new Set(
      [...code.matchAll(/(?:read|checked|needed)\(\s*'([A-Z\d_]+)'|variables\['([A-Z\d_]+)'\]/g)].map(([, one, other]) => one ?? other),
    );
    const table = operations.slice(operations.indexOf('## Environment'), operations.indexOf('## TLS'));
    const rows = [...table.matchAll(/^\|(.+?)\|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([A-Z\d_]+)`/g)].map(([, name]) => name));
    assert.deepEqual(new Set(rows), read);
  });

  it('lists each limit by its number, its time and whom it is counted for, and no limit stands elsewhere', async () => {
    const rows: Record<keyof typeof limits | keyof typeof usualQuotas, [what: string, per: string]> = {
      tickets: ['requests handed in', 'person'],
      messages: ['replies', 'person'],
      uploads: ['files begun', 'person, or agent'],
      linksMade: ['links made for people without an account', 'person'],
      people: ['people brought in, taken out, left, handed over', 'person'],
      codesToAddress: ['codes asked for without an account, by address', 'address'],
      codesForReference: ['codes asked for without an account, by reference', 'reference'],
      codesFromNetwork: ['codes asked for without an account, by network', 'network'],
      codesTried: ['codes tried', 'network'],
      linksTried: ['links of mails opened', 'network'],
      signals: ['batches of signals', 'person'],
      unsignedSignals: ['batches of signals without a token', 'all of them together'],
      unsignedFeedback: ['opinions of articles without a token', 'all of them together'],
      wrongKeys: ['wrong keys of the team’s side', 'network'],
      team: ['calls of the team’s side', 'the whole team together'],
      streamsOpened: ['streams of news opened', 'person'],
      mails: ['mails sent', 'address; what comes beyond waits'],
      calls: ['calls of a hook', 'hook; what comes beyond waits'],
    };
    const operations = (await text('docs/operations.md')).replaceAll("'", '’');
    const listed = operations.slice(operations.indexOf('## Limits'), operations.indexOf('What is bounded by its number'));
    const written = [...listed.matchAll(/^\|(.+)\|$/gm)].slice(2).map(([, row]) => row!.split('|').map((cell) => cell.trim()));
    const expected = Object.entries({...usualQuotas, ...limits}).map(([name, {times, within}]) => {
      const [what, per] = rows[name as keyof typeof rows];
      return [what, String(times), within === 3_600_000 ? '1 hour' : within === 60_000 ? '1 minute' : `${within / 60_000} minutes`, per];
    });
    const byName = (all: string[][]) => all.map((row) => row.join(' | ')).sort();
    assert.deepEqual(byName(written), byName(expected));
    for (const file of (await readdir(join(root, 'server/app'), {recursive: true})).filter((one) => one.endsWith('.ts'))) {
      if (file !== 'limits.ts') assert.ok(!/times: \d/.test(await text(join('server/app', file))), file);
    }
  });
});
