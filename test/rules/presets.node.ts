import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as z from 'zod/mini';
import {responseMatrices} from '../../server/app/presets/response-matrices.js';
import {settings} from '../../server/memory/world/settings.js';
import {Calendar} from '../../src/contract/calendar.js';
import {ClockPolicy, Tier} from '../../src/contract/clock.js';
import {checkCalendar} from '../../src/rules/calendar.js';
import {calendarFor} from '../../src/rules/clock-rules.js';
import {promiseFor} from '../../src/rules/promise.js';

/** A Monday at nine in Beijing. */
const monday = Date.parse('2026-11-23T09:00+08:00');
const said = (at: number | undefined) => at && new Date(at + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

const promised = (
  id: string,
  priority?: string,
  {type = 'incident', tier, now = monday}: {type?: string; tier?: string; now?: number} = {},
) => {
  const matrix = responseMatrices.find((one) => one.id === id);
  assert.ok(matrix, id);
  return promiseFor({type, priority, tier}, matrix, now)?.clocks.map(({kind, dueAt, notBefore}) =>
    [kind, ...(notBefore === undefined ? [] : [said(notBefore)]), said(dueAt) ?? 'no number'].join(' '),
  );
};

describe('each response matrix', () => {
  it('fits the contract, and names calendars that it brings', () => {
    for (const {id, calendars, tiers, clocks} of [...responseMatrices, {id: 'the demo', ...settings}]) {
      z.array(Calendar()).parse(calendars);
      z.array(Tier()).parse(tiers);
      z.array(ClockPolicy()).parse(clocks);
      for (const calendar of calendars) assert.deepEqual(checkCalendar(calendar), [], id);
      for (const {clocks: rules} of clocks) for (const rule of rules) assert.ok(calendarFor({calendars, tiers}, rule, undefined), id);
      for (const tier of tiers)
        assert.ok(
          calendars.some((calendar) => calendar.id === tier.calendar),
          id,
        );
    }
  });

  it('computes from its data alone what a request sent on a Monday at nine is promised', () => {
    assert.deepEqual(promised('urgent-hours', 'urgent'), ['first-response 11-23 11:00']);
    assert.deepEqual(promised('urgent-hours', 'normal'), ['first-response 11-24 09:00']);
    assert.deepEqual(promised('urgent-hours', 'routine'), ['first-response no number']);
    assert.deepEqual(promised('urgent-days', 'urgent'), ['first-response 11-24 09:00']);
    assert.deepEqual(promised('urgent-days', 'normal'), ['first-response 11-26 18:00']);
    assert.deepEqual(promised('urgent-days', 'suggestion'), ['first-response 12-02 18:00']);
    assert.deepEqual(promised('general-urgent', 'urgent'), ['first-response no number', 'resolution no number']);
    assert.deepEqual(promised('general-urgent', 'general'), ['resolution 11-24 09:00']);
    assert.deepEqual(promised('one-hour'), ['first-response 11-23 10:00']);
    assert.deepEqual(promised('fault-levels', 'high'), ['resolution 11-23 10:00 11-24 09:00']);
    assert.deepEqual(promised('fault-levels', 'middle'), ['resolution 11-23 17:00 11-24 17:00']);
    assert.deepEqual(promised('fault-levels', 'low'), ['resolution 11-23 21:00 11-25 09:00']);
    assert.deepEqual(promised('question-levels', 'complex'), ['answer 11-24 18:00 11-25 18:00']);
    assert.deepEqual(promised('question-levels', 'medium'), ['answer 11-23 10:00 11-23 14:00']);
    assert.deepEqual(promised('question-levels', 'simple'), ['answer no number']);
    assert.deepEqual(promised('on-site-emergency', 'major'), ['arrival 11-23 15:00', 'resolution 11-23 21:00']);
    assert.deepEqual(promised('on-site-emergency', 'general'), ['arrival 11-23 15:00', 'resolution 11-23 15:00']);
    assert.deepEqual(promised('maintenance', undefined, {type: 'visit'}), ['arrival 11-24 09:00']);
    assert.deepEqual(promised('maintenance'), ['first-response no number']);
    assert.deepEqual(promised('best-effort', 'urgent'), ['first-response 11-23 10:00', 'resolution 11-23 13:00']);
    assert.deepEqual(promised('best-effort', 'general'), ['first-response 11-24 09:00']);
    assert.deepEqual(promised('p0-to-p3', 'P0'), ['first-response no number', 'resolution no number']);
  });

  it('shows when time begins to count in each tier, on a Saturday', () => {
    const saturday = Date.parse('2026-11-21T12:00+08:00');
    const matrix = responseMatrices.find(({id}) => id === 'three-tiers')!;
    const opens = (tier: string) => said(promiseFor({type: 'incident', tier}, matrix, saturday)?.opensAt);
    assert.deepEqual([opens('A'), opens('B'), opens('C')], [undefined, '11-23 09:00', undefined]);
    assert.deepEqual(promised('three-tiers', undefined, {tier: 'C', now: saturday}), ['first-response 11-22 12:00']);
  });
});
