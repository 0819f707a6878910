import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {commit} from '../../server/app/commit.js';
import type {LinkPass} from '../../server/app/link-pass.js';
import {outboxMail} from '../../server/app/outbox.js';
import type {Repository} from '../../server/app/ports.js';
import {runTimers} from '../../server/app/run-timers.js';
import {createUploads} from '../../server/memory/uploads.js';
import {newKey} from '../../src/contract/key.js';
import {createBell} from '../../server/memory/bell.js';
import {incident, secret, start} from '../support/gateway-counter.js';
import {ann, bob, received, stepped, writes} from '../support/records.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';

for (const kind of repositoryKinds()) {
  describe(`mails, links, choices and timers, kept ${kind.name}`, () => {
    const openEmpty = closedAfterEach(kind);
    const open = async () => (await openEmpty()).repository;

    it('a link opens once, however many open it at the same time', async () => {
      const repository = await open();
      const pass: LinkPass = {id: 'p1', ticket: 't1', scopes: ['read', 'rate'], expiresAt: start + 1000, revision: 1};
      assert.equal(await repository.write({passes: [pass, {...pass, id: 'p0'}]}), 'written');
      assert.deepEqual(await repository.linkPass('p1'), pass);
      assert.equal(await repository.linkPass('p2'), undefined);
      const used = {...pass, usedAt: start, revision: 2};
      const opened = await Promise.all(Array.from({length: 5}, () => repository.write({passes: [used]})));
      assert.equal(opened.filter((outcome) => outcome === 'written').length, 1);
      assert.deepEqual(await repository.linkPass('p1'), used);
    });

    it('what a person chose is his, as he chose it last', async () => {
      const repository = await open();
      const chosen = {owner: ann, locale: 'zh-Hant', unwanted: ['survey', 'closing'] as const, revision: 1};
      assert.equal(await repository.preferences(ann), undefined);
      assert.equal(await repository.write({preferences: chosen}), 'written');
      assert.equal(await repository.write({preferences: chosen}), 'conflict');
      assert.deepEqual(await repository.preferences(ann), chosen);
      assert.equal(await repository.write({preferences: {owner: ann, unwanted: [], revision: 2}}), 'written');
      assert.deepEqual(await repository.preferences(ann), {owner: ann, unwanted: [], revision: 2});
      assert.equal(await repository.preferences(bob), undefined);
      const approver = {organisation: '["v","acme"]', name: 'Bob', email: 'bob@acme.example', seenAt: start};
      const manager = {owner: bob, unwanted: [], approver, revision: 1};
      await repository.write({preferences: manager});
      assert.deepEqual(await repository.approvers(approver.organisation), [manager]);
      assert.deepEqual(await repository.approvers('["v","other"]'), []);
      await repository.write({preferences: {owner: bob, unwanted: [], revision: 2}});
      assert.deepEqual(await repository.approvers(approver.organisation), []);
    });

    describe('the outbox', () => {
      const letter = {
        kind: 'received' as const,
        to: 'a@b.example',
        locale: 'zh-Hans',
        subject: '收到\ud800',
        body: ['x\0', {label: '看', place: 'ticket/t1', pass: 'k'}],
      };
      const mail = (key: string, over = {}) => outboxMail(key, letter, start, over as never);
      const take = (repository: Repository, now = start, limit = 50) => repository.takeMails({now, until: now + 1000, limit});

      it('is written with the change, or not at all, and a key in it once', async () => {
        const repository = await open();
        const ticket = received();
        assert.equal(await repository.write({ticket, mails: [mail('a'), mail('b')]}), 'written');
        assert.equal(await repository.write({ticket, mails: [mail('c')]}), 'conflict');
        assert.equal(await repository.write({mails: [{...mail('a'), createdAt: start + 5}, mail('d')]}), 'written');
        assert.deepEqual(await take(repository), ['a', 'b', 'd'].map((key) => ({...mail(key), attempts: 1, dueAt: start + 1000}))); // prettier-ignore
      });

      it('lends each mail to one at a time, and hears nobody whose time is over', async () => {
        const repository = await open();
        await repository.write({mails: Array.from({length: 30}, (_, n) => ({...mail(`m${n}`), dueAt: start + n}))});
        assert.equal((await take(repository, start + 9)).length, 10);
        const both = await Promise.all(Array.from({length: 6}, () => take(repository, start + 29, 5)));
        const keys = both.flat().map(({key}) => key);
        assert.equal(new Set(keys).size, keys.length, 'none twice');
        const left = (await take(repository, start + 29)).length;
        assert.equal(keys.length + left, 20);
        const [late] = await take(repository, start + 1100, 1);
        const [again] = await take(repository, start + 2100, 50);
        assert.equal(again!.attempts, again!.key === late!.key ? 3 : 2);
        await repository.settleMail({...late!, state: 'failed'});
        for (const one of await take(repository, start + 4000))
          await repository.settleMail({...one, state: 'sent', letter: undefined} as never);
        assert.deepEqual(await take(repository, start + 90_000), []);
        assert.equal(await repository.write({mails: [mail(late!.key)]}), 'written');
        assert.deepEqual(await take(repository, start + 90_000), [], 'what was sent is not sent again');
      });

      it('tells how many wait, and since when', async () => {
        const repository = await open();
        assert.deepEqual(await repository.outbox(), {waiting: 0});
        await repository.write({mails: [{...mail('a'), createdAt: start + 5}, mail('b'), {...mail('c'), dueAt: start + 99}]});
        assert.deepEqual(await repository.outbox(), {waiting: 3, oldestAt: start});
        for (const one of await take(repository)) await repository.settleMail({...one, state: one.key === 'a' ? 'sent' : 'failed'});
        assert.deepEqual(await repository.outbox(), {waiting: 1, oldestAt: start});
      });

      it('loses what waits for somebody who is forgotten, by address or mark, and nothing that others wait for', async () => {
        const repository = await open();
        const to = (key: string, address: string) => outboxMail(key, {...letter, to: address}, start);
        const keys = ['news s1 AbC', 'news s1 xyz', 'received t1', 'received t2', 'sent t3'];
        const addresses = ['c@b.example', 'd@b.example', 'Ann@B.example', 'annie@b.example', 'ann@b.example'];
        await repository.write({mails: keys.map((key, n) => to(key, addresses[n]!))});
        const [sent] = (await take(repository)).filter(({key}) => key === 'sent t3');
        await repository.settleMail({...sent!, state: 'sent', letter: undefined} as never);
        await repository.remove({mails: {to: ['ann@b.example'], marks: ['AbC']}});
        assert.deepEqual(
          (await take(repository, start + 5000)).map(({key}) => key),
          ['news s1 xyz', 'received t2'],
        );
        await repository.write({mails: [to('sent t3', 'ann@b.example'), to('received t1', 'ann@b.example')]});
        assert.deepEqual(
          (await take(repository, start + 5000)).map(({key}) => key),
          ['received t1'],
          'what was sent stays told',
        );
      });

      it('keeps why a mail did not go', async () => {
        const repository = await open();
        await repository.write({mails: [mail('a')]});
        const [taken] = await take(repository);
        await repository.settleMail({...taken!, problem: 'SMTP 451', dueAt: start + 60});
        assert.deepEqual(await take(repository, start + 60), [{...taken, problem: 'SMTP 451', attempts: 2, dueAt: start + 1060}]);
      });
    });

    it('a quote runs out once, however many look after it, and each of its versions comes back as it was written', async () => {
      const repository = await open();
      let now = start;
      const ports = {
        repository,
        uploads: createUploads(() => now),
        linkSecret: secret,
        mailing: {portalUrl: undefined},
        now: () => now,
        posted: () => undefined,
        bell: createBell(),
        newId: newKey,
      };
      const draft = incident({type: 'change', fields: {product: 'bi-server', 'change-kind': 'data', environment: 'test'}});
      const quote = {
        currency: 'CNY',
        items: [{text: '看板改造', quantity: 3, unit: '张', unitAmount: 90_000}],
        tax: {name: '增值税', rate: 600},
        validThrough: '2026-03-12',
        timeZone: 'Asia/Shanghai',
      };
      const evaluating = stepped(received({draft}), {is: 'evaluate'});
      const offered = stepped(stepped(evaluating, {is: 'quote', quote}), {is: 'quote', quote: {...quote, terms: '验收后付款'}});
      assert.equal(await commit(ports, {ticket: {...offered, revision: 1}}), 'written');
      assert.deepEqual((await repository.ticket(offered.id))?.steps, offered.steps);
      assert.deepEqual(await repository.countTickets({whose: 'everybody'}), {quoted: 1});
      const together = () => Promise.all([runTimers(ports), runTimers(ports), runTimers(ports)]);
      const taken = async () => (await repository.ticket(offered.id))!.steps.slice(offered.steps.length).map(({step}) => step.is);
      now = Date.parse('2026-03-12T15:59:59.999Z');
      await together();
      assert.deepEqual(await taken(), []);
      now += 1;
      await together();
      await together();
      assert.deepEqual(await taken(), ['expire-quote']);
      assert.deepEqual(await repository.countTickets({whose: 'everybody'}), {evaluating: 1});
    });

    it('tickets fall due in order, until their time is another', async () => {
      const repository = await open();
      const due = [30, 10, 20, 99].map((ms) => received({dueAt: start + ms}));
      await writes(repository, ...due, received());
      const found = async (now: number) => (await repository.dueTickets({now: start + now, limit: 2})).map(({dueAt}) => dueAt! - start);
      assert.deepEqual([await found(9), await found(20), await found(40)], [[], [10, 20], [10, 20]]);
      const {dueAt: _, ...first} = due[1]!;
      await writes(repository, {...first, fired: {'closing 1': start}, revision: 2});
      assert.deepEqual(await found(98), [20, 30]);
      assert.deepEqual(await repository.ticket(first.id), {...first, fired: {'closing 1': start}, revision: 2});
    });

    it('tickets wait for the helpdesk in order, and marks are kept under their names', async () => {
      const repository = await open();
      const waiting = (ms: number) => received({helpdesk: {carried: 0, seen: [], tries: 0, dueAt: start + ms}});
      const [late, early] = [waiting(20), waiting(10)];
      await writes(repository, late, early, waiting(99), received());
      const found = async (now: number) => (await repository.ticketsToCarry({now: start + now, limit: 2})).map(({id}) => id);
      assert.deepEqual([await found(9), await found(40)], [[], [early.id, late.id]]);
      await writes(repository, {...early, helpdesk: {id: '7', carried: 0, seen: ['1'], tries: 0}, revision: 2});
      assert.deepEqual(await found(40), [late.id]);
      assert.equal(await repository.mark('heard'), undefined);
      for (const at of [start, start + 1]) await repository.keepMark('heard', at);
      assert.equal(await repository.mark('heard'), start + 1);
    });
  });
}
