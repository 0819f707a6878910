import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TicketQuery} from '../../server/app/ports.js';
import {answered} from '../../server/app/survey-record.js';
import {createRepository} from '../../server/memory/repository.js';
import {incident, openCounter, start} from '../support/gateway-counter.js';
import {agents, ann, bob, received, settings, stepped, surveyFor, writes} from '../support/records.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';

describe('a start with requests that have no place in the queue', () => {
  it('gives them theirs before it serves, but for one that cannot be placed, which is reported once', async () => {
    const repository = createRepository(settings, []);
    const rows = Array.from({length: 700}, () => ({...received(), revision: 1}));
    const broken = rows[0]!;
    await writes(repository, ...rows);
    Object.assign(broken, {steps: undefined});
    const reported: string[] = [];
    const {gateway} = await openCounter({store: {repository, filledAt: start}, report: (_, during) => void reported.push(during)});
    assert.equal((await repository.queue({whose: 'everybody', turn: 'team', limit: 999})).length, 699);
    await gateway.tick();
    await gateway.settled();
    assert.deepEqual(reported, [`queue, request ${broken.id}`]);
  });
});

for (const kind of repositoryKinds()) {
  describe(`what the team reads, kept ${kind.name},`, () => {
    const openEmpty = closedAfterEach(kind);
    const open = async () => (await openEmpty()).repository;

    it('is everybody’s requests, by state, priority, assignee and words, as memory would list them', async () => {
      const repository = await open();
      const memory = createRepository(settings, []);
      const [one, two] = [agents[0]!, agents[1]!];
      const rows = [ann, bob, ann, bob, ann, bob].map((owner, n) => {
        const record = {...received({owner, priority: n % 2 ? 'P1' : 'P3'}), updatedAt: start + (n >> 1)};
        return n < 2 ? record : stepped(stepped(record, {is: 'classify', priority: 'P2'}), {is: 'assign', to: n < 4 ? one : two});
      });
      for (const record of rows) {
        const first = {...record, revision: 1};
        await writes(repository, first);
        await writes(memory, first);
      }
      const everybody = {whose: 'everybody', limit: 10} as const;
      const after = {at: rows[3]!.updatedAt, id: rows[3]!.id};
      const queries: TicketQuery[] = [
        everybody,
        {...everybody, assignee: one.id},
        {...everybody, assignee: 'nobody'},
        {...everybody, priority: 'P2', assignee: two.id},
        {...everybody, priority: 'P3'},
        {...everybody, states: ['received'], after},
        {...everybody, q: '看板'},
        {...everybody, q: rows[4]!.reference},
        {...everybody, q: '看板 6.2.1', assignee: one.id},
        {...everybody, q: '没有这样的词'},
      ];
      for (const query of queries) {
        const [found, expected] = await Promise.all([repository.tickets(query), memory.tickets(query)]);
        assert.deepEqual(found.map(({id}) => id), expected.map(({id}) => id), JSON.stringify(query)); // prettier-ignore
        assert.deepEqual(await repository.countTickets(query), await memory.countTickets(query));
      }
      assert.equal((await repository.tickets(everybody)).length, 6);
    });

    it('is a queue that goes up by places, page by page, and whatever has none of this kind is found to be placed', async () => {
      const repository = await open();
      const turns = ['team', 'customer', 'nobody'] as const;
      const places = [5e13, -7, 3, 3, 1e14 + 1, 2.5e14].map((at, n) => ({at, turn: turns[n >> 1]!, basis: n < 4 ? 'now' : ''}));
      const rows = places.map(() => ({...received(), revision: 1}));
      for (const [n, ticket] of rows.entries()) assert.equal(await repository.write({ticket, ...(n && {place: places[n]})}), 'written');
      const list = async (query: Partial<TicketQuery> = {}) =>
        (await repository.queue({whose: 'everybody', limit: 9, ...query})).map(({at, record}) => {
          const n = rows.findIndex((row) => row.id === record.id);
          assert.equal(at, places[n]!.at, 'the place it was found at');
          return n;
        });
      const [c, d] = rows[2]!.id < rows[3]!.id ? [2, 3] : [3, 2];
      assert.deepEqual(await list(), [1, c, d, 4, 5]);
      assert.deepEqual(await list({limit: 2}), [1, c]);
      assert.deepEqual(await list({after: {at: 3, id: rows[c]!.id}}), [d, 4, 5]);
      assert.deepEqual(await list({after: {at: 2.5, id: 'zzz'}}), [c, d, 4, 5]);
      assert.deepEqual(await list({after: {at: Infinity, id: ''}}), []);
      assert.deepEqual([await list({turn: 'team'}), await list({turn: 'customer'})], [[1], [c, d]]);
      const misplaced = async (basis: string, limit = 9) =>
        (await repository.misplaced({basis, limit})).map(({id}) => rows.findIndex((row) => row.id === id)).toSorted();
      assert.deepEqual([await misplaced('now'), await misplaced('later'), await misplaced('a')], [[0], [0, 1, 2, 3], [0, 1, 2, 3]]);
      assert.equal((await misplaced('later', 2)).length, 2);
      assert.deepEqual((await repository.misplaced({limit: 9})).map(({id}) => id), [rows[0]!.id], 'without any place'); // prettier-ignore
      const later = {at: 4, turn: 'team', basis: 'later'} as const;
      places[0] = places[1] = later;
      await repository.place([0, 1, 2].map((n) => ({id: rows[n]!.id, revision: n < 2 ? 1 : 2, place: later})));
      assert.deepEqual(
        [await misplaced('later'), (await list()).slice(0, 2)],
        [
          [2, 3],
          [c, d],
        ],
        'none that has changed meanwhile',
      );
      assert.equal(await repository.write({ticket: {...rows[0]!, revision: 2}}), 'written');
      assert.deepEqual([await misplaced('later'), (await list()).includes(0)], [[0, 2, 3], false], 'a change without a place leaves none');
    });

    it('is without the complaints that an agent is kept from, in lists, pages, searches and numbers', async () => {
      const repository = await open();
      const memory = createRepository(settings, []);
      const [one, two] = [agents[0]!, agents[1]!];
      const complaint = (apart: typeof agents | undefined, n: number) => ({
        ...received({draft: incident({type: 'complaint', title: `漏夜\u0000\ud800 \\u12 ${n}`}), ...(apart && {apart})}),
        updatedAt: start + n,
      });
      const rows = [complaint([one], 1), complaint([one, two], 2), complaint(undefined, 3), complaint([two], 4), received()];
      for (const record of rows) {
        await writes(repository, record);
        await writes(memory, record);
      }
      const all = {whose: 'everybody', limit: 10} as const;
      const seen = (notAbout: string, ...about: string[]) => ({...all, complaints: {type: 'complaint', notAbout, about}});
      for (const [query, ...expected] of [
        [seen(one.id), 3, 2, 4],
        [seen('nobody-of-them'), 3, 2, 1, 0, 4],
        [seen('nobody-of-them', one.id, two.id), 1, 4],
        [seen(two.id, one.id), 0, 4],
        [{...seen(two.id), q: '漏夜'}, 2, 0],
        [{...seen(two.id), type: 'complaint', limit: 1}, 2],
        [{...seen(one.id), after: {at: start + 3, id: rows[2]!.id}, type: 'complaint'}],
      ] as [TicketQuery, ...number[]][]) {
        const found = (await repository.tickets(query)).map(({id}) => rows.findIndex((row) => row.id === id));
        assert.deepEqual(found.toSorted(), expected.toSorted(), JSON.stringify(query));
        assert.deepEqual(await repository.tickets(query), await memory.tickets(query));
        assert.deepEqual(await repository.countTickets(query), await memory.countTickets(query));
      }
      assert.deepEqual(await repository.countTickets(seen(one.id)), {received: 3});
    });

    it('is every answered survey, last answered first, low ones apart', async () => {
      const repository = await open();
      const definition = settings.surveys[0]!;
      const response = (solved: boolean) => ({clientRef: 'k'.repeat(16), solved, scores: {}, reasons: [], comment: ''});
      const surveys = [true, false, true, false].map((solved, n) =>
        answered({...surveyFor({owner: n < 2 ? ann : bob}), revision: 0}, response(solved), definition, start + 10 - (n >> 1)),
      );
      for (const survey of [...surveys, surveyFor()]) assert.equal(await repository.write({survey}), 'written');
      const list = async (query: {low?: boolean; after?: {at: number; id: string}}) =>
        (await repository.ratings({...query, limit: 9})).map(({id}) => id);
      const [a, b, c, d] = surveys.map(({id}) => id) as [string, string, string, string];
      assert.deepEqual(await list({}), [b, a, d, c]);
      assert.deepEqual(await list({low: true}), [b, d]);
      assert.deepEqual(await list({low: false}), [a, c]);
      assert.deepEqual(await list({after: {at: start + 10, id: a}}), [d, c]);
      assert.equal((await repository.ratings({limit: 1}))[0]?.low, true);
    });

    it('goes for good when it must: requests with all that hangs on them, one person’s words, what is old', async () => {
      const repository = await open();
      const [gone, stays] = [received({owner: ann}), received({owner: bob})];
      const survey = {...surveyFor({owner: ann}), revision: 1};
      await writes(repository, gone, stays);
      const kept = (owner: string, key: string, body: string) =>
        ({scope: `${owner} submitTicket`, key: key.repeat(16), fingerprint: 'f', status: 201, headers: {}, body, storedAt: start}) as const;
      await repository.write({survey, answer: kept(ann, 'a', '{}')});
      await repository.write({survey: {...surveyFor({owner: bob}), revision: 1}, answer: kept(bob, 'b', `{"id":"${gone.id}"}`)});
      await repository.write({answer: kept(bob, 'c', '{}')});
      for (const [owner, at] of [
        [ann, start],
        [bob, start],
        [bob, start + 5],
      ] as const) {
        await repository.write({feedback: {article: `a${at}`, owner, helpful: true, comment: '好', at}});
        await repository.write({signals: [{kind: 'searched', query: '看板', at}]});
      }
      assert.deepEqual(await repository.feedbackBy(ann), [{article: `a${start}`, owner: ann, helpful: true, comment: '好', at: start}]);

      await repository.remove({tickets: [gone.id], surveys: [survey.id], person: ann});
      assert.equal(await repository.ticket(gone.id), undefined);
      assert.equal(await repository.ticketByReference(gone.reference.replaceAll('-', '')), undefined);
      assert.deepEqual((await repository.tickets({whose: 'everybody', limit: 9})).map(({id}) => id), [stays.id]); // prettier-ignore
      assert.deepEqual((await repository.tickets({whose: {owner: ann}, q: '看板', limit: 9})), []); // prettier-ignore
      assert.equal((await repository.tickets({whose: {owner: bob}, q: '看板', limit: 9})).length, 1);
      assert.deepEqual([await repository.feedbackBy(ann), await repository.surveys({owner: ann, limit: 9})], [[], []]);
      const answers = await Promise.all([[ann, 'a'], [bob, 'b'], [bob, 'c']].map(([owner, key]) => repository.answer(`${owner} submitTicket`, key!.repeat(16), 0))); // prettier-ignore
      assert.deepEqual(answers.map((answer) => answer?.body), [undefined, undefined, '{}']); // prettier-ignore
      assert.equal((await repository.feedbackBy(bob)).length, 2);
      assert.equal((await repository.surveys({owner: bob, limit: 9})).length, 1);

      await repository.remove({signalsBefore: start + 1, feedbackBefore: start + 1});
      assert.deepEqual((await repository.signals({since: 0})).map(({at}) => at), [start + 5]); // prettier-ignore
      assert.deepEqual((await repository.feedbackBy(bob)).map(({at}) => at), [start + 5]); // prettier-ignore
    });
  });
}
