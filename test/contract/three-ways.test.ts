import {expect} from '@open-wc/testing';
import {newKey} from '../../src/contract/key.js';
import {routes} from '../../src/contract/routes.js';
import type {Desk} from '../../src/desk/desk.js';
import {openDesk} from '../../src/desk/open-desk.js';
import {Caller, problemOf, question, sha256} from './caller.js';
import {type Way, ways} from './ways.js';

const log = new TextEncoder().encode('2025-06-03 09:14:02 ERROR 数据源 sales_dw 连接超时\n'.repeat(4000));

for (const [name, open] of Object.entries(ways)) {
  describe(`the contract ${name}`, function () {
    // The gateway on Node starts with the first question.
    this.timeout(30_000);
    let way: Way;
    let customer: Caller;
    let stranger: Caller;
    let anyone: Caller;

    before(async () => {
      way = await open();
      customer = new Caller(way, await way.tokenFor('li-wen'));
      stranger = new Caller(way, await way.tokenFor('zhou-yan'));
      anyone = new Caller(way);
    });
    after(() => way.close());

    describe('reads', () => {
      it('gives the desk to anyone, and nothing again while it has not changed', async () => {
        const first = await anyone.call(routes.readDesk);
        expect(first.status).to.equal(200);
        expect(routes.readDesk.reply().parse(await first.json()).requestTypes.length).to.be.greaterThan(0);
        expect(first.headers.get('Aftercare-Version')).to.equal('1');
        expect(Date.parse(first.headers.get('Date') ?? '')).not.to.be.NaN;
        const etag = first.headers.get('ETag');
        expect(etag).to.match(/^(W\/)?"[^"]+"$/);
        const second = await anyone.call(routes.readDesk, {headers: {'If-None-Match': etag!}});
        expect(second.status).to.equal(304);
        expect(await second.text()).to.equal('');
      });

      it('knows the person of the token', async () => {
        expect((await customer.read(routes.readMe)).name).to.equal('李雯');
      });

      it('serves its own description', async () => {
        const answer = await anyone.send('GET', '/openapi.json');
        const {paths} = (await answer.json()) as {paths: Record<string, unknown>};
        for (const {path} of Object.values(routes)) expect(paths).to.have.property(path);
      });

      it('finds articles by two characters and gives one whole, with an index that is not sent twice', async () => {
        const found = await anyone.read(routes.listArticles, {query: {q: '看板'}});
        expect(found.items.length).to.be.greaterThan(0);
        const article = await anyone.read(routes.readArticle, {params: {article: found.items[0]!.id}});
        expect(article.body.length).to.be.greaterThan(0);
        const index = await anyone.call(routes.readArticleIndex);
        const again = await anyone.call(routes.readArticleIndex, {headers: {'If-None-Match': index.headers.get('ETag')!}});
        expect(again.status).to.equal(304);
      });

      it('pages through a list without losing or repeating anything', async () => {
        const whole = await customer.read(routes.listTickets, {query: {limit: '100'}});
        expect(whole.nextCursor).to.equal(null);
        const seen: string[] = [];
        let cursor: string | null = null;
        do {
          const query: Record<string, string> = {limit: '2', ...(cursor !== null && {cursor})};
          const page: typeof whole = await customer.read(routes.listTickets, {query});
          seen.push(...page.items.map(({id}) => id));
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(seen).to.deep.equal(whole.items.map(({id}) => id));
      });
    });

    describe('a request', () => {
      it('is handed in, listed under its key, read whole, and hidden from everybody else', async () => {
        const draft = question();
        const submitted = await customer.call(routes.submitTicket, {body: draft});
        expect(submitted.status).to.equal(201);
        const ticket = routes.submitTicket.reply().parse(await submitted.json());
        expect(ticket.clientRef).to.equal(draft.clientRef);
        expect(ticket.description).to.equal(draft.description);
        expect(submitted.headers.get('Location')).to.equal(`${way.base}/tickets/${ticket.id}`);

        const listed = await customer.read(routes.listTickets, {query: {clientRef: draft.clientRef}});
        expect(listed.items.map(({id}) => id)).to.deep.equal([ticket.id]);
        expect((await customer.read(routes.readTicket, {params: {ticket: ticket.id}})).title).to.equal(draft.title);

        const theirs = await stranger.call(routes.readTicket, {params: {ticket: ticket.id}});
        expect([theirs.status, (await problemOf(theirs)).code]).to.deep.equal([404, 'not-found']);
      });

      it('sent twice with one key is one request, and the second answer says so', async () => {
        const draft = question();
        const [first, second] = [
          await customer.call(routes.submitTicket, {body: draft}),
          await customer.call(routes.submitTicket, {body: draft, headers: {'Idempotency-Key': `"${draft.clientRef}"`}}),
        ];
        expect([first.status, second.status]).to.deep.equal([201, 201]);
        expect(first.headers.get('Idempotency-Replayed')).to.equal(null);
        expect(second.headers.get('Idempotency-Replayed')).to.equal('true');
        expect(await second.json()).to.deep.equal(await first.json());
        expect((await customer.read(routes.listTickets, {query: {clientRef: draft.clientRef}})).items).to.have.length(1);
      });

      it('with a used key and other words is refused', async () => {
        const draft = question();
        await customer.read(routes.submitTicket, {body: draft});
        const other = await customer.call(routes.submitTicket, {body: {...draft, title: '另一个问题'}});
        expect([other.status, (await problemOf(other)).code]).to.deep.equal([422, 'idempotency-key-reused']);
      });

      it('without a key, without a token, without its shape or its fields is refused, each in its own words', async () => {
        const draft = question();
        const json = {'Content-Type': 'application/json'};
        const keyless = await customer.send('POST', '/tickets', json, JSON.stringify(draft));
        expect([keyless.status, (await problemOf(keyless)).code]).to.deep.equal([400, 'idempotency-key-missing']);
        const nameless = await anyone.call(routes.submitTicket, {body: draft});
        expect([nameless.status, (await problemOf(nameless)).code]).to.deep.equal([401, 'unauthenticated']);
        const shapeless = await customer.call(routes.submitTicket, {body: {clientRef: draft.clientRef, title: 3}});
        expect([shapeless.status, (await problemOf(shapeless)).code]).to.deep.equal([400, 'invalid-request']);
        const incomplete = await customer.call(routes.submitTicket, {
          body: {...draft, title: ' ', fields: {...draft.fields, topic: 'weather'}},
        });
        const problem = await problemOf(incomplete);
        expect([incomplete.status, problem.code]).to.deep.equal([422, 'invalid-fields']);
        expect(problem.issues?.map(({pointer, code}) => [pointer, code])).to.deep.equal([
          ['/title', 'required'],
          ['/fields/topic', 'unknown-option'],
        ]);
        expect((await customer.read(routes.listTickets, {query: {clientRef: draft.clientRef}})).items).to.deep.equal([]);
      });

      it('carries its thread: a reply is kept once and read back as it was written', async () => {
        const ticket = await customer.read(routes.submitTicket, {body: question()});
        const call = {
          params: {ticket: ticket.id},
          body: {clientRef: question().clientRef, text: '补充：<b>只有</b>六月\n这样', attachments: []},
        };
        const message = await customer.read(routes.postMessage, call);
        expect(await customer.read(routes.postMessage, call)).to.deep.equal(message);
        const thread = await customer.read(routes.listMessages, {params: {ticket: ticket.id}});
        expect(thread.items.map(({text}) => text)).to.deep.equal([call.body.text]);
      });

      it('moves only as its state and version allow', async () => {
        const ticket = await customer.read(routes.submitTicket, {body: question()});
        const act = (version: number) =>
          customer.call(routes.actOnTicket, {
            params: {ticket: ticket.id},
            body: {clientRef: question().clientRef, action: 'confirm'},
            headers: {'If-Match': `"${version}"`},
          });
        const stale = await act(ticket.version + 7);
        expect([stale.status, (await problemOf(stale)).code]).to.deep.equal([412, 'version-stale']);
        const early = await act(ticket.version);
        const problem = await problemOf(early);
        expect([early.status, problem.code]).to.deep.equal([409, 'action-not-allowed']);
        expect(problem.allowed).to.deep.equal(ticket.allowedActions);
      });
    });

    describe('a file', () => {
      it('goes on where it broke off, arrives byte by byte, and comes back through a link', async () => {
        const half = log.length >> 1;
        const at = await customer.announce('网关 日志.log', log.length);
        expect((await customer.append(at, 0, log.slice(0, half))).status).to.equal(204);
        const head = await customer.send('HEAD', at, {'Tus-Resumable': '1.0.0'});
        expect([head.headers.get('Upload-Offset'), head.headers.get('Upload-Length')]).to.deep.equal([String(half), String(log.length)]);
        const jump = await customer.append(at, half + 1, log.slice(half + 1));
        expect([jump.status, (await problemOf(jump)).code]).to.deep.equal([409, 'upload-offset-conflict']);
        expect((await customer.append(at, half, log.slice(half))).headers.get('Upload-Offset')).to.equal(String(log.length));

        const upload = at.split('/').at(-1)!;
        const file = await customer.read(routes.readUpload, {params: {upload}});
        expect(file).to.include({name: '网关 日志.log', size: log.length, sha256: await sha256(log)});
        const ticket = await customer.read(routes.submitTicket, {body: question({attachments: [upload]})});
        const link = await customer.read(routes.linkAttachment, {params: {ticket: ticket.id, attachment: upload}});
        const download = await anyone.send('GET', link.url);
        expect(download.headers.get('Content-Disposition')).to.match(/^attachment;/);
        expect(await sha256(await download.arrayBuffer())).to.equal(file.sha256);
      });

      it('of nothing, of too much or of a wrong kind is refused before it is sent', async () => {
        const announce = (filename: string, size: number) =>
          customer.send('POST', '/uploads', {
            'Tus-Resumable': '1.0.0',
            'Upload-Length': String(size),
            'Upload-Metadata': `filename ${btoa(filename)}`,
          });
        for (const [filename, size, status, code] of [
          ['a.log', 0, 400, 'empty-file'],
          ['a.log', 1e12, 413, 'too-large'],
          ['a.exe', 10, 415, 'unsupported-type'],
        ] as const) {
          const answer = await announce(filename, size);
          expect([answer.status, (await problemOf(answer)).code]).to.deep.equal([status, code]);
        }
      });

      it('of somebody else belongs to nobody’s request', async () => {
        const theirs = await stranger.upload('a.log', log);
        const answer = await customer.call(routes.submitTicket, {body: question({attachments: [theirs]})});
        const problem = await problemOf(answer);
        expect([answer.status, problem.issues?.[0]?.pointer]).to.deep.equal([422, '/attachments/0']);
        const peek = await customer.call(routes.readUpload, {params: {upload: theirs}});
        expect([peek.status, (await problemOf(peek)).code]).to.deep.equal([404, 'not-found']);
      });

      it('can be taken back', async () => {
        const upload = await customer.upload('a.log', log);
        expect((await customer.send('DELETE', `/uploads/${upload}`, {'Tus-Resumable': '1.0.0'})).status).to.equal(204);
        expect((await customer.call(routes.readUpload, {params: {upload}})).status).to.equal(404);
      });
    });

    describe('the desk', () => {
      let desk: Desk;
      before(() => {
        desk = openDesk({baseUrl: way.base, getToken: () => way.tokenFor('chen-guodong'), transport: way.transport});
      });
      after(async () => {
        await desk.logout();
        desk.close();
      });

      it('hands in a draft with its file, reads it back, adds a reply and leaves nothing waiting', async () => {
        const {clientRef, type, title, description, fields} = question();
        const blob = new Blob([log], {type: 'text/plain'});
        const file = {id: newKey(), name: '网关 日志.log', size: blob.size, type: blob.type, blob};
        const draft = {key: clientRef, type, title, description, fields, impact: {}, consents: [], files: [file], editedAt: Date.now()};
        const sent = await desk.submit(draft, {locale: 'zh-Hans', context: {page: '/dashboards/7'}});
        if (sent.is !== 'accepted') throw new Error(`It is ${sent.is}: ${sent.problem.message}`);
        const ticket = await desk.ticket(sent.reply.id);
        expect(ticket).to.deep.include({clientRef, title, description, context: {page: '/dashboards/7'}});
        expect(ticket.attachments.map(({name, sha256: hash}) => [name, hash])).to.deep.equal([[file.name, await sha256(log)]]);

        const reply = await desk.reply(ticket.id, {key: newKey(), text: '已经在六月的看板上复现。', files: [], editedAt: Date.now()});
        expect(reply.is).to.equal('accepted');
        const {items} = await desk.messages(ticket.id);
        expect(items.map(({text}) => text)).to.deep.equal(['已经在六月的看板上复现。']);
        expect(desk.outbox()).to.deep.equal([]);
      });

      it('says what was refused, and keeps the text', async () => {
        const {clientRef, type, title, description} = question();
        const draft = {key: clientRef, type, title, description, fields: {}, impact: {}, consents: [], files: [], editedAt: Date.now()};
        const refusal = await desk.submit(draft, {locale: 'zh-Hans'}).then(
          () => undefined,
          (error: unknown) => error as {code: string; issues: {pointer: string}[]},
        );
        expect(refusal?.code).to.equal('invalid-fields');
        expect(refusal?.issues.map(({pointer}) => pointer)).to.deep.equal(['/fields/product', '/fields/topic']);
        expect((await desk.drafts.request())?.title).to.equal(title);
      });

      it('finds an article by two characters of either script', async () => {
        for (const query of ['看板', '連接']) expect(await desk.search(query), query).not.to.deep.equal([]);
      });
    });

    describe('an opinion', () => {
      it('on an article is taken from anyone, once a key', async () => {
        const {items} = await anyone.read(routes.listArticles);
        const body = {clientRef: question().clientRef, helpful: false, comment: '截图太旧了'};
        const call = {params: {article: items[0]!.id}, body};
        expect(await anyone.read(routes.rateArticle, call)).to.deep.equal({clientRef: body.clientRef, helpful: false});
        expect((await anyone.call(routes.rateArticle, call)).headers.get('Idempotency-Replayed')).to.equal('true');
      });

      it('on the service may be changed while it is editable: the last one counts', async () => {
        const {items} = await customer.read(routes.listSurveys);
        const due = items.find(({state, ticket}) => state === 'due' && ticket)!;
        const settings = await customer.read(routes.readDesk);
        const definition = settings.surveys.find(({id}) => id === due.definition)!;
        const answer = (score: number) => ({
          clientRef: question().clientRef,
          solved: true,
          scores: Object.fromEntries(definition.dimensions.map(({id}) => [id, score])),
          reasons: [],
          comment: '',
        });
        const call = (score: number) => ({params: {survey: due.id}, body: answer(score)});
        await customer.read(routes.respondToSurvey, call(definition.scale.max - 1));
        await customer.read(routes.respondToSurvey, call(definition.scale.max));
        const survey = await customer.read(routes.readSurvey, {params: {survey: due.id}});
        expect(survey.state).to.equal('answered');
        expect(Object.values(survey.response!.scores)).to.deep.equal(definition.dimensions.map(() => definition.scale.max));
      });
    });
  });
}
