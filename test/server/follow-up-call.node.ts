import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ok, read} from '../support/customer-acts.js';
import {openStaffCounter, type StaffCounter} from '../support/staff-counter.js';

const as = 'li-wen';
const minute = 60_000;
const response = {solved: true, scores: {speed: 5, overall: 4}, reasons: [], comment: '处理得很快'};

async function solved(counter: StaffCounter): Promise<string> {
  const {id} = (await counter.submit(as)).json;
  await ok(counter.step(id, 'classify', {priority: 'P2'}));
  await ok(counter.step(id, 'assign', {to: 'shen-yan'}));
  await ok(counter.step(id, 'start'));
  await ok(counter.step(id, 'resolve', {summary: '已恢复', checklist: []}));
  await counter.pass(30 * minute);
  return id;
}

const at = (counter: StaffCounter, ago = 5) => new Date(counter.now() - ago * minute).toISOString();

describe('a follow-up call', () => {
  it('answers the survey of the solution, so that the customer is not asked twice', async () => {
    const counter = await openStaffCounter();
    const id = await solved(counter);
    const time = at(counter);
    const called = await ok(counter.step(id, 'record-call', {at: time, reached: true, note: '一切正常', response}));
    assert.equal(called.survey.state, 'answered');
    const ticket = await read(counter, id);
    assert.deepEqual([ticket.state, ticket.survey.state], ['resolved', 'answered'], 'only the customer confirms');
    const event = ticket.events.at(-1);
    assert.deepEqual([event.kind, event.by.role, event.note], ['called', 'agent', '一切正常']);
    const survey = (await counter.call('GET', `/surveys/${ticket.survey.id}`, {as})).json;
    assert.deepEqual(survey.response.scores, response.scores);
    assert.deepEqual([survey.call.at, event.at], [time, time], 'when it was, not when it was written down');
    assert.equal(survey.call.by.role, 'agent');
  });

  it('leaves what was written down to the customer to change', async () => {
    const counter = await openStaffCounter();
    const id = await solved(counter);
    await ok(counter.step(id, 'record-call', {at: at(counter), reached: true, response}));
    const {survey} = await read(counter, id);
    const changed = {...response, clientRef: 'a-second-thought-of-his', scores: {overall: 2}};
    const sent = await counter.call('PUT', `/surveys/${survey.id}/response`, {as, body: changed});
    assert.equal(sent.status, 200, sent.text);
    assert.equal(sent.json.followUp.state, 'received', 'a low score is work for somebody');
    assert.equal(sent.json.call, undefined, 'these are his own words now');
  });

  it('does not take the place of what the customer has answered himself', async () => {
    const counter = await openStaffCounter();
    const id = await solved(counter);
    const {survey} = await read(counter, id);
    await counter.call('PUT', `/surveys/${survey.id}/response`, {as, body: {...response, clientRef: 'his-own-answer-first'}});
    const refused = await counter.step(id, 'record-call', {at: at(counter), reached: true, response: {...response, scores: {overall: 1}}});
    assert.deepEqual([refused.status, refused.json.issues], [422, [{pointer: '/response', code: 'closed'}]]);
    await ok(counter.step(id, 'record-call', {at: at(counter), reached: true}));
    const kept = (await counter.call('GET', `/surveys/${survey.id}`, {as})).json;
    assert.deepEqual([kept.response.scores.overall, kept.call], [4, undefined]);
  });

  it('that reached nobody is on record and asks nothing', async () => {
    const counter = await openStaffCounter();
    const id = await solved(counter);
    const refused = await counter.step(id, 'record-call', {at: at(counter), reached: false, response});
    assert.deepEqual(refused.json.issues, [{pointer: '/response', code: 'not-reached'}]);
    await ok(counter.step(id, 'record-call', {at: at(counter), reached: false}));
    const ticket = await read(counter, id);
    assert.deepEqual([ticket.events.at(-1).kind, ticket.survey.state], ['called-in-vain', 'due']);
  });

  it('lies between the solution and now', async () => {
    const counter = await openStaffCounter();
    const id = await solved(counter);
    const early = await counter.step(id, 'record-call', {at: at(counter, 60), reached: false});
    const late = await counter.step(id, 'record-call', {at: at(counter, -60), reached: false});
    assert.deepEqual(early.json.issues, [{pointer: '/at', code: 'too-early'}]);
    assert.deepEqual(late.json.issues, [{pointer: '/at', code: 'in-the-future'}]);
  });

  it('belongs to what is solved: before that there is no such step', async () => {
    const counter = await openStaffCounter();
    const {id} = (await counter.submit(as)).json;
    assert.ok(!(await counter.staff('GET', `/tickets/${id}`)).json.allowedSteps.includes('recordCall'));
    assert.equal((await counter.step(id, 'record-call', {at: at(counter, 0), reached: false})).status, 409);
  });

  it('checks answers like the customer’s own', async () => {
    const counter = await openStaffCounter();
    const id = await solved(counter);
    const refused = await counter.step(id, 'record-call', {at: at(counter), reached: true, response: {...response, scores: {overall: 9}}});
    assert.deepEqual(refused.json.issues, [{pointer: '/response/scores/overall', code: 'out-of-range', params: {min: 1, max: 5}}]);
  });
});
