import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ok, read} from '../support/customer-acts.js';
import {act, booked, hour, offer, openRoom, other, proposed, slots, visitOf} from '../support/visit-room.js';

const arrival = ({clocks}: {clocks: {kind: string}[]}) =>
  clocks.find(({kind}) => kind === 'arrival') as Record<string, unknown> | undefined;

describe('a visit', () => {
  it('whose times were turned down puts the request first in the queue with the wish, and offers none of them again', async () => {
    const counter = await openRoom();
    const id = await proposed(counter);
    const queue = async () => (await counter.staff('GET', '/tickets?order=due&state=team')).json.items as {id: string; wants?: object[]}[];
    assert.ok(!(await queue()).some((one) => one.id === id), 'it waits for the customer');
    await counter.submit(other, {type: 'incident'});
    await counter.pass(hour);
    const standing = arrival(await read(counter, id))?.['segments'] as {why: string}[];
    assert.equal(standing.at(-1)?.why, 'arranging', 'the clock says why it stands');
    await ok(act(counter, id, 'reschedule', {reason: '时间有冲突', wish: '周五下午都可以'}));
    const [first] = await queue();
    const at = new Date(counter.now()).toISOString();
    assert.deepEqual([first?.id, first?.wants], [id, [{kind: 'other-time', at, text: '时间有冲突\n周五下午都可以'}]]);
    assert.deepEqual((await counter.staff('GET', '/tickets?state=team&limit=100')).json.items.filter((one: {id: string}) => one.id === id).length, 1); // prettier-ignore
    assert.ok(!(await counter.staff('GET', '/tickets?state=waiting&limit=100')).json.items.some((one: {id: string}) => one.id === id));

    const asked = await visitOf(counter, id);
    assert.deepEqual([asked.state, asked.slots, asked.allowedActions], ['asked', [], ['reschedule', 'cancel-visit']]);
    const {visits: _, events} = await read(counter, id);
    assert.equal(events.findLast(({kind}: {kind: string}) => kind === 'visit-asked').note, '时间有冲突\n周五下午都可以');

    const again = await counter.step(id, 'propose-visit', {...offer, visit: asked.id, slots});
    assert.deepEqual(again.json.issues.map(({pointer, code}: {pointer: string; code: string}) => [pointer, code]), [['/slots/0/from', 'turned-down'], ['/slots/1/from', 'turned-down']]); // prettier-ignore
    const third = {from: '2026-03-06T06:00:00.000Z', to: '2026-03-06T08:00:00.000Z'};
    await ok(counter.step(id, 'propose-visit', {...offer, visit: asked.id, slots: [slots[1], third], despite: true}));
    const anew = await visitOf(counter, id);
    assert.deepEqual([anew.slots, anew.slot], [[slots[1], third], undefined]);
    assert.deepEqual(anew.history.map(({is, wish}) => [is, wish]), [['proposed', undefined], ['asked', '周五下午都可以'], ['proposed', undefined]]); // prettier-ignore
    assert.equal(
      (await queue()).find((one) => one.id === id),
      undefined,
      'it is the customer’s turn again',
    );
  });

  it('whose times come of the calendar is offered other days once they were turned down', async () => {
    const counter = await openRoom();
    const id = await proposed(counter, {slots: []});
    const {slots: before, id: visit} = await visitOf(counter, id);
    await ok(act(counter, id, 'reschedule', {reason: '时间有冲突', wish: '下周'}));
    await ok(counter.step(id, 'propose-visit', {...offer, visit, slots: []}));
    const {slots: after} = await visitOf(counter, id);
    assert.ok(after.length >= 10);
    for (const {from} of after) assert.ok(!before.some((one) => one.from === from), from);
  });

  it('that was given up by the customer stands first in the queue until the team has a word with him', async () => {
    const counter = await openRoom();
    const id = await booked(counter);
    await ok(act(counter, id, 'cancel-visit', {reason: '我们自己装好了'}));
    const wants = async () => (await counter.staff('GET', `/tickets/${id}`)).json.wants as {kind: string; text?: string}[] | undefined;
    assert.deepEqual((await wants())?.map(({kind, text}) => [kind, text]), [['visit-refused', '我们自己装好了']]); // prettier-ignore
    await ok(counter.step(id, 'answer', {text: '好的，那我们远程看一下'}));
    assert.equal(await wants(), undefined);
  });
});
