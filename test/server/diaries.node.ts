import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {start} from '../support/gateway-counter.js';
import {agent, ann, received} from '../support/records.js';
import {closedAfterEach, repositoryKinds} from '../support/repositories.js';

for (const kind of repositoryKinds()) {
  describe(`diaries of engineers, kept ${kind.name}`, () => {
    const open = closedAfterEach(kind);

    it('are written one after the other, and whole with what they are written with', async () => {
      const {repository} = await open();
      const diary = {agent: agent.id, engagements: [{ticket: 't1', visit: 'v1', from: start, to: start + 3_600_000}], revision: 1};
      assert.equal(await repository.diary(agent.id), undefined);
      assert.equal(await repository.write({diaries: [diary]}), 'written');
      assert.deepEqual(await repository.diary(agent.id), diary);
      const ticket = received({id: 't2', owner: ann});
      const later = {...diary, engagements: [], revision: 2};
      assert.equal(await repository.write({ticket, diaries: [diary]}), 'conflict', 'somebody else wrote it meanwhile');
      assert.equal(await repository.ticket('t2'), undefined);
      const both = await Promise.all([repository.write({diaries: [later]}), repository.write({diaries: [later]})]);
      assert.deepEqual(both.toSorted(), ['conflict', 'written']);
      assert.deepEqual((await repository.diary(agent.id))?.engagements, []);
    });
  });
}
