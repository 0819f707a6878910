import assert from 'node:assert/strict';
import {it} from 'node:test';
import {passedOn} from '../../src/react/wrap-element.js';

const plan = {
  tag: 'aftercare-portal',
  define: async () => undefined,
  attributes: {compact: 'compact', baseUrl: 'base-url'},
  properties: ['auth'],
  events: {onReady: 'aftercare-ready'},
};

it('leaves out what is false where an attribute says yes by being there, and says false where that is a value', () => {
  const given = {hidden: false, inert: false, compact: false, 'aria-hidden': false, draggable: false, 'data-on': false};
  const {hidden, inert, compact, ...others} = passedOn(plan, given);
  assert.deepEqual([hidden, inert, compact], [undefined, undefined, undefined]);
  assert.deepEqual(others, {'aria-hidden': false, draggable: false, 'data-on': false});
  assert.deepEqual(passedOn(plan, {hidden: true, className: 'x', baseUrl: '/v1', auth: {}, onReady: () => {}}), {
    hidden: true,
    class: 'x',
    'base-url': '/v1',
  });
});
