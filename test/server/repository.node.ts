import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {GuestCode} from '../../server/app/guest-pass.js';
import {keptFor} from '../../server/app/once-only.js';
import type {StoredArticle} from '../../server/app/article-record.js';
import type {Repository, SignalRecord, TicketQuery} from '../../server/app/ports.js';
import {answered, type SurveyRecord} from '../../server/app/survey-record.js';
import type {TicketRecord} from '../../server/app/ticket-record.js';
import {ticketMatcher} from '../../server/app/ticket-search.js';
import {createRepository} from '../../server/memory/repository.js';
import {articleRecords} from '../../server/memory/seed.js';
import {haituWorld} from '../../server/memory/world/haitu.js';
import {ticketStates} from '../../src/contract/ticket.js';
import {incident, start} from '../support/gateway-counter.js';
import {agent, acme, ann, answerTo, bob, peopled, received, settings, stepped, surveyFor, writes} from '../support/records.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';

/** Texts as people and machines write them, and as nobody should. */
const words = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 40}),
  fc.string({unit: 'binary', maxLength: 40}),
  fc.constantFrom(
    '\0',
    'a\0b',
    '\ud800',
    '\udfff!',
    '\u2028',
    '"',
    "'; drop table tickets; --",
    '%_\\',
    '\ufeff升级',
    '😀',
    '𠮷野家',
    '__proto__',
  ),
);

const details = fc.record({
  title: words,
  description: words,
  fields: fc.dictionary(words, fc.oneof(words, fc.boolean(), fc.array(words, {maxLength: 3})), {noNullPrototype: true}),
  context: fc.dictionary(words, words, {maxKeys: 4, noNullPrototype: true}),
  said: fc.array(words, {maxLength: 4}),
});

for (const kind of repositoryKinds()) {
  describe(`tickets and what belongs to them, kept ${kind.name}`, () => {
    const openEmpty = closedAfterEach(kind);
    const open = async (articles?: readonly StoredArticle[]) => (await openEmpty(articles)).repository;
    const openKept = async () => {
      const {repository, database, reopen} = await openEmpty();
      assert.ok(database && reopen);
      return {repository, database, reopen};
    };

    it('keeps the plan of each organisation, one write after the other', async () => {
      const repository = await open();
      const plan = {
        organisation: acme, tier: 'B', timeZone: 'Asia/Shanghai', phases: [], extensions: [], people: [agent], revision: 1,
        entitlements: [{id: 'q', name: {en: 'Questions'}, types: ['question'], period: 'month', total: 3, beyond: 'quote'}],
      }; // prettier-ignore
      assert.equal(await repository.plan(acme), undefined);
      assert.equal(await repository.write({plan}), 'written');
      assert.deepEqual(await repository.plan(acme), plan);
      assert.equal(await repository.write({plan: {...plan, tier: 'C'}}), 'conflict');
      assert.equal(await repository.write({plan: {...plan, tier: 'A', revision: 2}}), 'written');
      assert.equal((await repository.plan(acme))?.tier, 'A');
    });

    it('counts what was handed in since a time', async () => {
      const repository = await open();
      await writes(repository, received({organisation: acme}), received({organisation: acme, createdAt: start + 1000}), received());
      const whose = {organisation: acme};
      assert.deepEqual(await repository.countTickets({whose, since: start + 1}), {received: 1});
      assert.deepEqual(await repository.countTickets({whose, since: start}), {received: 2});
      assert.deepEqual(await repository.countTickets({whose, since: start + 1001}), {});
    });

    describe('a ticket', () => {
      it('comes back exactly as it was written, whatever people wrote, with every step', async () => {
        const repository = await open();
        await fc.assert(
          fc.asyncProperty(details, async ({said, ...given}) => {
            let record: TicketRecord = {...received(), draft: {...incident(), ...given}};
            await writes(repository, record);
            for (const text of said) await writes(repository, (record = stepped(record, {is: 'answer', text})));
            assert.deepEqual(await repository.ticket(record.id), record);
            assert.deepEqual(await repository.ticketByReference(record.reference.replaceAll('-', '').toLowerCase()), record);
            const [first] = await repository.tickets({whose: {owner: ann}, clientRef: record.draft.clientRef, limit: 2});
            assert.deepEqual(first, record);
          }),
          {numRuns: 60},
        );
      });

      it('that nobody has is not there', async () => {
        const repository = await open();
        await writes(repository, received());
        for (const id of ['', 'nobody', '\0', 't1\0', '%', 'x'.repeat(5000)]) {
          assert.equal(await repository.ticket(id), undefined, id);
          assert.equal(await repository.ticketByReference(id), undefined, id);
          assert.deepEqual(await repository.tickets({whose: {owner: ann}, clientRef: id, limit: 5}), []);
        }
      });

      it('is written by one of many who saw the same row, and by one of many who bring the same', async () => {
        const repository = await open();
        const record = received();
        const many = Array.from({length: 20}, () => record);
        const count = (outcomes: string[]) => outcomes.filter((outcome) => outcome === 'written').length;
        assert.equal(count(await Promise.all(many.map((ticket) => repository.write({ticket})))), 1);
        const said = many.map((_, n) => stepped(record, {is: 'answer', text: `${n}`}));
        assert.equal(count(await Promise.all(said.map((ticket) => repository.write({ticket})))), 1);
        const kept = (await repository.ticket(record.id))!;
        assert.equal(kept.revision, 2);
        assert.equal(kept.steps.length, 1);
        assert.deepEqual(
          kept,
          said.find(({messages}) => messages[0]!.text === kept.messages[0]!.text),
        );
      });

      it('with a reference that another has is a conflict', async () => {
        const repository = await open();
        const record = received();
        await writes(repository, record);
        assert.equal(await repository.write({ticket: received({reference: record.reference})}), 'conflict');
        await writes(repository, stepped(record, {is: 'answer', text: 'still mine'}));
      });

      it('takes nothing of a change with it that met a conflict', async () => {
        const repository = await open();
        const record = received();
        await writes(repository, record);
        const survey = surveyFor();
        await repository.write({survey});
        const whole = {
          ticket: received(),
          survey: surveyFor(),
          feedback: {article: 'a1', owner: ann, helpful: true, at: start},
          signals: [{kind: 'searched', at: start}],
          answer: answerTo('k-whole'),
          guestCode: {id: 'g-whole', digest: 'd', triesLeft: 5, expiresAt: start, revision: 1},
          withdraws: survey.id,
        };
        await repository.write({answer: answerTo('k-taken')});
        for (const clash of [
          {ticket: record},
          {survey},
          {survey: {...survey, revision: 3}},
          {guestCode: {...whole.guestCode, revision: 2}},
          {answer: answerTo('k-taken', {body: 'another'})},
        ]) {
          assert.equal(await repository.write({...whole, ...clash}), 'conflict');
        }
        assert.equal(await repository.ticket(whole.ticket.id), undefined);
        assert.equal(await repository.survey(whole.survey.id), undefined);
        assert.equal(await repository.helpful('a1', ann), undefined);
        assert.deepEqual(await repository.signals({since: 0}), []);
        assert.equal(await repository.answer(`${ann} submitTicket`, 'k-whole', 0), undefined);
        assert.equal(await repository.guestCode('g-whole'), undefined);
        assert.deepEqual(await repository.survey(survey.id), survey);
        assert.equal(await repository.write(whole), 'written');
        assert.deepEqual(await repository.ticket(whole.ticket.id), whole.ticket);
        assert.deepEqual(await repository.answer(`${ann} submitTicket`, 'k-whole', 0), whole.answer);
        assert.equal((await repository.survey(survey.id))!.withdrawn, true);
      });
    });

    describe('many changes at the same moment', () => {
      it('stand or fall each by itself', async () => {
        const repository = await open();
        const [known, taken] = [received(), received()];
        await repository.write({ticket: known, answer: answerTo('k-taken')});
        const good = Array.from({length: 30}, (_, n) => ({ticket: received(), answer: answerTo(`k-${n}`)}));
        const bad = [
          {ticket: known, answer: answerTo('k-known')},
          {ticket: taken, answer: answerTo('k-taken')},
          {ticket: {...received(), revision: 7}},
        ];
        const outcomes = await Promise.all([...good.slice(0, 10), ...bad, ...good.slice(10)].map((change) => repository.write(change)));
        assert.deepEqual(outcomes.slice(10, 13), ['conflict', 'conflict', 'conflict']);
        assert.ok([...outcomes.slice(0, 10), ...outcomes.slice(13)].every((outcome) => outcome === 'written'));
        for (const {ticket, answer} of good) {
          assert.deepEqual(await repository.ticket(ticket.id), ticket);
          assert.deepEqual(await repository.answer(answer.scope, answer.key, 0), answer);
        }
        assert.equal(await repository.ticket(taken.id), undefined);
        assert.equal(await repository.answer(answerTo('k-known').scope, 'k-known', 0), undefined);
      });

      it('of one ticket let one through', async () => {
        const repository = await open();
        const record = received();
        await repository.write({ticket: record});
        const outcomes = await Promise.all(
          Array.from({length: 8}, (_, n) => repository.write({ticket: {...record, revision: 2, priority: `P${n}`}})),
        );
        assert.equal(outcomes.filter((outcome) => outcome === 'written').length, 1);
        assert.equal((await repository.ticket(record.id))?.priority, `P${outcomes.indexOf('written')}`);
      });
    });

    describe('lists', () => {
      const queries: fc.Arbitrary<TicketQuery> = fc.record(
        {
          // prettier-ignore
          whose: fc.constantFrom({owner: ann}, {owner: bob}, {organisation: acme}, {organisation: '["vendor","none"]'}, {companion: ann, organisation: acme}, {companion: bob, organisation: acme}, {companion: bob}, {companion: ann}),
          requester: fc.constantFrom(ann, bob),
          type: fc.constantFrom('incident', 'question', 'nothing'),
          states: fc.subarray([...ticketStates], {minLength: 0}),
          q: fc.constantFrom('看板', '升级', 'export', '0001', 'exp', '打 开', '3', '!', '销'),
          after: fc.record({at: fc.integer({min: start - 1, max: start + 6}), id: fc.constantFrom('t1', 't9', '', 'z')}),
          limit: fc.integer({min: 1, max: 12}),
        },
        {requiredKeys: ['whose', 'limit']},
      );

      it('hold what memory would list and count, in the same order', async () => {
        const [repository, model] = [await open(), createRepository(settings, [])];
        const titles = ['升级后销售看板打不开', 'Export of the 销售 report', '怎么导出看板？', 'SSO 登录失败', '!'];
        for (let n = 0; n < 40; n++) {
          const draft = {...incident({title: titles[n % 5]!, type: n % 3 ? 'incident' : 'question'}), description: ''};
          let record = received({
            owner: n % 4 ? ann : bob,
            ...(n % 2 && {organisation: acme}),
            draft,
            createdAt: start,
            updatedAt: start + (n % 5),
          });
          for (record of peopled(record, n)) {
            await writes(repository, record);
            await writes(model, record);
          }
          if (n % 7 === 0) {
            record = {...stepped(record, {is: 'classify'}), updatedAt: start + (n % 6)};
            await writes(repository, record);
            await writes(model, record);
          }
        }
        await fc.assert(
          fc.asyncProperty(queries, async (query) => {
            assert.deepEqual(await repository.tickets(query), await model.tickets(query));
            assert.deepEqual(await repository.countTickets(query), await model.countTickets(query));
          }),
          {numRuns: 150},
        );
        for (const at of [1e300, -1e300, start + 2.5, Number.MAX_SAFE_INTEGER]) {
          const query = {whose: {owner: ann}, after: {at, id: 't5'}, limit: 50};
          assert.deepEqual(await repository.tickets(query), await model.tickets(query), String(at));
        }
      });
    });

    describe('a search among tickets', () => {
      const texts = [
        '升級後銷售看板打不開，一直在加載',
        '升级后销售看板打不开',
        'MySQL 8.0.33 连接池耗尽：Connection is not available, request timed out after 30000ms',
        'Connexion impossible après la mise à jour (ÉCHEC)',
        '請把 TOMCAT_MAX_HEAP 调到 8192，再試一次',
        'データベースに接続できません',
        '대시보드가 열리지 않습니다',
        '𠮷野家 报表',
        '一',
        '(null)\n___\n???',
        `base64: ${'QUJD'.repeat(60)}`,
      ];
      const judged: [q: string, found: number[]][] = [
        ['看板', [0, 1]],
        ['升級', [0, 1]],
        ['级', [0, 1]],
        ['开', [0, 1]],
        ['載', [0]],
        ['mysql', [2]],
        ['8.0', [2]],
        ['8.0.33', [2]],
        ['0.33', []],
        ['time', [2]],
        ['imed', []],
        ['echec', [3]],
        ['apres mise', [3]],
        ['tomcat', [4]],
        ['max_heap', [4]],
        ['8192 再试', [4]],
        ['接続', [5]],
        ['열리지', [6]],
        ['𠮷野', [7]],
        ['𠮷', [7]],
        ['报', [7]],
        ['一', [0, 4, 8]],
        ['___', [9]],
        ['??', [9]],
        ['连接 看板', []],
        ['连接 池耗', [2]],
        ['qujdqujd', [10]],
        ['QUJD'.repeat(49), [10]],
        [`${'QUJD'.repeat(20)}X`, []],
        ['不存在的词', []],
      ];

      const fill = async (repository: Repository) => {
        const records = texts.map((description, n) =>
          received({reference: `ZZ-${'V'.repeat(n + 1)}`, updatedAt: start - n, draft: {...incident({description}), title: '-'}}),
        );
        await writes(repository, ...records);
        // The same words in tickets of somebody else are none of this person's business.
        const theirs = texts.map((description, n) =>
          received({reference: `ZZ-${'W'.repeat(n + 1)}`, owner: bob, draft: {...incident({description}), title: '-'}}),
        );
        await writes(repository, ...theirs);
        return records;
      };

      it('finds what the judged queries find, in either script, by beginnings and parts', async () => {
        const repository = await open();
        const records = await fill(repository);
        for (const [q, expected] of judged) {
          const found = await repository.tickets({whose: {owner: ann}, q, limit: 50});
          assert.deepEqual(
            found.map(({id}) => records.findIndex((record) => record.id === id)),
            expected,
            q,
          );
          const counts = await repository.countTickets({whose: {owner: ann}, q});
          assert.equal(counts.received ?? 0, expected.length, q);
          const all = await repository.countTickets({whose: 'everybody', q});
          assert.equal(all.received ?? 0, 2 * expected.length, `${q}, for who may see all`);
        }
      });

      it('finds what the matcher finds, for any piece of any text', async () => {
        const repository = await open();
        const records = await fill(repository);
        // Whole characters: half of one cannot come in an address.
        const pieces = fc
          .tuple(fc.constantFrom(...texts, 'AC-7K3P-0', '看 板'), fc.nat(60), fc.integer({min: 1, max: 90}))
          .map(([text, from, length]) => [...text].slice(from, from + length))
          .map((characters) => characters.join('').trim())
          .filter(Boolean);
        const two = fc.tuple(pieces, pieces).map((both) => both.join(' '));
        await fc.assert(
          fc.asyncProperty(fc.oneof(pieces, two, words), async (q) => {
            if (!q.trim() || q.includes('\0')) return;
            const found = await repository.tickets({whose: {owner: ann}, q, limit: 50});
            assert.deepEqual(found.map(({id}) => id), records.filter(ticketMatcher(q)).map(({id}) => id)); // prettier-ignore
          }),
          {numRuns: 200},
        );
      });

      it('follows a ticket as it grows and is moved', async () => {
        const repository = await open();
        let record = received({organisation: acme});
        const find = async (q: string) => (await repository.tickets({whose: {owner: ann}, q, limit: 5})).length;
        await writes(repository, record);
        assert.equal(await find('heap'), 0);
        await writes(repository, (record = stepped(record, {is: 'answer', text: 'Raise the heap to 8 GB'})));
        assert.equal(await find('heap'), 1);
        await writes(repository, (record = stepped(record, {is: 'classify', priority: 'P1'})));
        assert.equal(await find('heap'), 1);
        assert.equal((await repository.tickets({whose: {organisation: acme}, q: 'heap', limit: 5})).length, 1);
        assert.equal((await repository.tickets({whose: {owner: bob}, q: 'heap', limit: 5})).length, 0);
      });

      it('of thousands of strange characters harms nothing', async () => {
        const repository = await open();
        const [record] = await fill(repository);
        const pieces = ['"', "'", '*', '(', ')', 'NEAR(', ' OR ', ' AND ', ' NOT ', '^', ':', '-', '\\', '%', '_', '\0', '\ud800', '|', '&', '!', '<->', '😀', '看板', '--', ';', '$1', '?', '{', '}']; // prettier-ignore
        const long = Array.from({length: 5000}, (_, n) => pieces[(n * 7) % pieces.length]).join('');
        for (const q of [
          ...pieces,
          long,
          long.replaceAll(/[^*"()]/g, ''),
          `"${'a* '.repeat(2500)}`,
          '数据'.repeat(2500),
          'a b '.repeat(1250),
        ]) {
          assert.ok(Array.isArray(await repository.tickets({whose: {owner: ann}, q, limit: 3})), q.slice(0, 20));
          await repository.countTickets({whose: {owner: q}, q, type: q});
        }
        assert.deepEqual(await repository.ticket(record!.id), record);
        assert.equal((await repository.tickets({whose: {owner: ann}, limit: 50})).length, texts.length);
      });
    });

    describe('surveys', () => {
      it('are listed newest first without withdrawn ones, page by page', async () => {
        const repository = await open();
        const all = Array.from({length: 9}, (_, n) => surveyFor({createdAt: start + (n % 3), withdrawn: n === 4}));
        for (const survey of all) assert.equal(await repository.write({survey}), 'written');
        await repository.write({survey: surveyFor({owner: bob})});
        const expected = all
          .filter(({withdrawn}) => !withdrawn)
          .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
          .map(({id}) => id);
        const seen: string[] = [];
        let last: {at: number; id: string} | undefined;
        for (;;) {
          const page: SurveyRecord[] = await repository.surveys({owner: ann, after: last, limit: 3});
          if (!page.length) break;
          seen.push(...page.map(({id}) => id));
          last = {at: page.at(-1)!.createdAt, id: page.at(-1)!.id};
        }
        assert.deepEqual(seen, expected);
      });

      it('come back as they were answered, and an answered one is not withdrawn', async () => {
        const repository = await open();
        const definition = settings.surveys.find(({kind: of}) => of === 'ticket')!;
        const asked = surveyFor({definition: definition.id, subject: {en: 'x'}, locale: 'zh-Hant'});
        const said = {clientRef: 'c'.repeat(22), scores: {}, reasons: [], comment: '很慢\0', solved: false};
        const given = answered(asked, said, definition, start + 5);
        await repository.write({survey: asked});
        await repository.write({survey: given});
        assert.deepEqual(await repository.survey(asked.id), given);
        assert.equal(await repository.write({ticket: received(), withdraws: asked.id}), 'written');
        assert.deepEqual(await repository.survey(asked.id), given);
        const open2 = surveyFor();
        await repository.write({survey: open2});
        assert.equal(await repository.write({ticket: received(), withdraws: open2.id}), 'written');
        assert.deepEqual(await repository.survey(open2.id), {...open2, withdrawn: true, revision: 2});
        assert.equal(await repository.write({ticket: received(), withdraws: 'nobody'}), 'written');
      });
    });

    describe('articles', () => {
      it('come last changed first, the same list until something changes', async () => {
        const articles = articleRecords(haituWorld, start);
        const repository = await open(articles);
        const listed = await repository.articles();
        assert.deepEqual(listed, await createRepository(settings, articles).articles());
        assert.equal(await repository.articles(), listed);
      });

      it('are written, changed and taken off by whoever saw them as they are, all of a change or none', async () => {
        const repository = await open();
        const [first, second] = articleRecords(haituWorld, start) as [StoredArticle, StoredArticle];
        const ids = async () => (await repository.articles()).map(({entry}) => entry.id);
        assert.deepEqual(await repository.articles(), []);
        assert.equal(await repository.write({articles: [first, second]}), 'written');
        const source = {markdown: 'x\0 <b>', keywords: ['看板'], product: '一'};
        const changed = {...first, entry: {...first.entry, title: '换了\0'}, file: 'a/b.md', name: 'b', revision: 2, source};
        for (const late of [second, {...second, revision: 3}, {...second, revision: 0}]) {
          assert.equal(await repository.write({articles: [changed, late]}), 'conflict');
        }
        assert.equal(await repository.write({articles: [changed], articlesOff: [{...second, revision: 2}]}), 'conflict');
        assert.deepEqual(await repository.articleSource(first.entry.id), first.source, 'nothing of it was written');
        const before = await repository.articles();
        assert.equal(await repository.write({articles: [changed]}), 'written');
        const {source: _, ...record} = changed;
        assert.deepEqual(
          (await repository.articles()).find(({entry}) => entry.id === first.entry.id),
          record,
        );
        assert.notEqual(await repository.articles(), before);
        assert.deepEqual(await repository.articleSource(first.entry.id), source);
        assert.equal(await repository.write({articlesOff: [changed]}), 'written');
        assert.deepEqual(await ids(), [second.entry.id]);
        assert.equal(await repository.articleSource(first.entry.id), undefined);
        assert.equal(await repository.write({articlesOff: [changed]}), 'conflict');
        const many = await Promise.all(Array.from({length: 9}, () => repository.write({articles: [first]})));
        assert.equal(many.filter((outcome) => outcome === 'written').length, 1);
      });

      if (kind.shared) {
        it('that another process changes are others here at once', async () => {
          const {repository, reopen} = await openKept();
          const [first] = articleRecords(haituWorld, start);
          const another = (await reopen()).repository;
          assert.deepEqual(await repository.articles(), []);
          await another.write({articles: [first!]});
          assert.equal((await repository.articles()).length, 1);
          await repository.write({articlesOff: [first!]});
          assert.deepEqual(await another.articles(), []);
        });
      }

      it('remember each reader’s last word, and that of readers without a name beside them', async () => {
        const repository = await open();
        const say = (helpful: boolean, owner?: string) =>
          repository.write({
            feedback: {article: 'a1', owner, helpful, reason: helpful ? undefined : 'outdated', comment: 'x\0', at: start},
          });
        assert.equal(await repository.helpful('a1', ann), undefined);
        await say(true, ann);
        await say(false, ann);
        await say(true);
        await say(true);
        await say(true, bob);
        assert.equal(await repository.helpful('a1', ann), false);
        assert.equal(await repository.helpful('a1', bob), true);
        assert.equal(await repository.helpful('a2', ann), undefined);
      });

      it('count how often they were opened, and keep what was looked for in order of time', async () => {
        const repository = await open();
        const signals: SignalRecord[] = [
          {kind: 'article-opened', articleId: 'a1', at: start},
          {kind: 'article-opened', articleId: 'a1', at: start - 10},
          {kind: 'article-opened', articleId: 'a2', at: start - 5},
          {kind: 'search-empty', query: 'x\0看', count: 0, locale: 'en', at: start - 7},
        ];
        await repository.write({signals});
        await repository.write({signals: [{kind: 'something-new', at: start - 7}]});
        assert.deepEqual([...(await repository.openings(start - 5))].sort(), [['a1', 1], ['a2', 1]]); // prettier-ignore
        assert.deepEqual(
          (await repository.signals({since: start - 8})).map(({kind: of, at}) => [of, start - at]),
          [['search-empty', 7], ['something-new', 7], ['article-opened', 5], ['article-opened', 0]], // prettier-ignore
        );
        assert.deepEqual(await repository.signals({since: 0, kind: 'search-empty'}), [signals[3]]);
      });
    });

    describe('answers to keys', () => {
      it('are given out for as long as they are asked for, whatever is in them', async () => {
        const repository = await open();
        const answer = answerTo('k1', {body: '{"text":"\ud83d\ude00 \\u0000 一"}', headers: {'X-A': 'b"c', Location: '/é'}});
        await repository.write({answer});
        assert.deepEqual(await repository.answer(answer.scope, 'k1', start), answer);
        assert.equal(await repository.answer(answer.scope, 'k2', start), undefined);
        assert.equal(await repository.answer(`${bob} submitTicket`, 'k1', start), undefined);
        assert.equal(await repository.answer(answer.scope, 'k1', start + 1), undefined);
      });

      it('make way once they are too old to be asked for', async () => {
        const repository = await open();
        await repository.write({answer: answerTo('k1')});
        const later = answerTo('k1', {body: 'later', storedAt: start + keptFor});
        const tickets = [received(), received()] as const;
        assert.equal(await repository.write({ticket: tickets[0], answer: later}), 'conflict');
        const latest = {...later, storedAt: start + keptFor + 1};
        assert.equal(await repository.write({ticket: tickets[1], answer: latest}), 'written');
        assert.deepEqual(await Promise.all(tickets.map(({id}) => repository.ticket(id))), [undefined, tickets[1]]);
        assert.deepEqual(await repository.answer(later.scope, 'k1', start + 1), latest);
      });
    });

    it('a guest’s code is kept with its tries, counted one by one', async () => {
      const repository = await open();
      const code: GuestCode = {id: 'g1', digest: 'd', ticket: 't1', triesLeft: 5, expiresAt: start + 1000, revision: 1};
      assert.equal(await repository.write({guestCode: code}), 'written');
      assert.deepEqual(await repository.guestCode('g1'), code);
      const tries = await Promise.all(Array.from({length: 5}, () => repository.write({guestCode: {...code, triesLeft: 4, revision: 2}})));
      assert.equal(tries.filter((outcome) => outcome === 'written').length, 1);
      assert.equal((await repository.guestCode('g1'))!.triesLeft, 4);
      assert.equal(await repository.guestCode('g2'), undefined);
    });

    describe('a lock', () => {
      it('is held by one, and free again when he lets go', async () => {
        const repository = await open();
        const names = ['a', 'b', `${ann} submitTicket k`, '键\0'];
        for (const name of names) {
          const release = await repository.tryLock(name);
          assert.ok(release);
          assert.equal(await repository.tryLock(name), undefined);
          await release();
        }
        const many = await Promise.all(Array.from({length: 30}, () => repository.tryLock('a')));
        assert.equal(many.filter(Boolean).length, 1);
        await many.find(Boolean)!();
        assert.ok(await repository.tryLock('a'));
      });

      if (kind.outlives) {
        it('ends with the process that holds it', async () => {
          const {repository, reopen, database} = await openKept();
          assert.ok(await repository.tryLock('a'));
          const another = (await reopen()).repository;
          if (kind.shared) {
            assert.equal(await another.tryLock('a'), undefined, 'among all processes');
            await database.close();
          }
          // The server notices a moment later that a session has ended.
          while (!(await another.tryLock('a')));
        });
      }
    });

    if (kind.outlives) {
      it('everything is there after a restart', async () => {
        const {repository, reopen} = await openKept();
        let record = received();
        await repository.write({ticket: record, answer: answerTo('k1'), survey: surveyFor({id: 'kept'})});
        await writes(repository, (record = stepped(record, {is: 'answer', text: '看板'})));
        const again = (await reopen()).repository;
        await again.ready();
        assert.deepEqual(await again.ticket(record.id), record);
        assert.deepEqual(await again.answer(`${ann} submitTicket`, 'k1', start), answerTo('k1'));
        assert.ok(await again.survey('kept'));
        assert.equal((await again.tickets({whose: {owner: ann}, q: '看板', limit: 5})).length, 1);
        await writes(again, stepped(record, {is: 'answer', text: 'and on'}));
      });
    }
  });
}
