import {bend, busy, cut, forbidden, long, press, refuse, refused, stall} from './picture-ways.mjs';

/** @typedef {import('./picture-states.mjs').State} State */

const status = {page: 'status.html', tag: 'aftercare-ticket-status', place: 'tickets'};
const tickets = /portal\/v1\/tickets(\?|$)/;

/** The request of that reference. @param {string} reference @returns {NonNullable<State['before']>} */
const one = (reference) => async (_, world) => `ticket/${await world.ticket(reference)}`;

/** What the pictures show of the list of requests and of one of them. @type {State[]} */
export const requestStates = [
  {...status, name: 'status-list', shows: 'Usual'},
  {...status, name: 'status-organisation', shows: 'Everybody’s', customer: 'chen-guodong'},
  {...status, name: 'status-request', shows: 'One of them', before: one('AC-7K3P-2614')},
  {
    ...status,
    name: 'status-your-turn',
    shows: 'Asked to confirm',
    before: one('AC-6DWT-2602'),
  },
  {
    ...status,
    name: 'status-quote',
    shows: 'To be approved',
    before: one('AC-6QTD-2618'),
    part: '[part="quote"]',
  },
  {...status, name: 'status-delivery', shows: 'To be signed for', before: one('AC-4WHC-2583'), part: '[part="delivery"]'},
  {
    ...status,
    name: 'status-delay',
    shows: 'A promise to be moved',
    customer: 'chen-guodong',
    before: one('AC-9DKW-2577'),
    part: '[part="proposal"]',
  },
  {...status, name: 'status-visit', shows: 'A time to be chosen', before: one('AC-5TGM-2631'), part: '[part~="visit"]'},
  {...status, name: 'status-consent', shows: 'A session to be allowed', before: one('AC-3MQC-2628'), part: '[part~="visit"]'},
  {
    ...status,
    name: 'status-access',
    shows: 'Access to be granted',
    customer: 'chen-guodong',
    before: one('AC-3KVN-2630'),
    part: '[part~="grant"]',
  },
  {
    ...status,
    name: 'status-access-given',
    shows: 'Access granted',
    customer: 'chen-guodong',
    before: one('AC-8MXC-2624'),
    part: '[part~="grant"]',
  },
  {
    ...status,
    name: 'status-share',
    shows: 'To be shared',
    before: one('AC-6QTD-2618'),
    act: press(status.tag, '[part~="share"] summary'),
    part: '[part~="share"]',
  },
  {
    ...status,
    name: 'status-urged',
    shows: 'Urged',
    customer: 'zhou-yan',
    before: one('AC-3HWN-2650'),
    part: '[part="escalation"]',
  },
  {...status, name: 'status-promises', shows: 'What was promised', before: one('AC-7K3P-2614'), part: '[part="clocks"]'},
  {...status, name: 'status-loading', shows: 'Loading', before: stall, waits: true},
  {
    ...status,
    name: 'status-empty',
    shows: 'Empty',
    before: bend(tickets, () => ({items: [], nextCursor: null, counts: {open: 0, waiting: 0, closed: 0}})),
  },
  {...status, name: 'status-unavailable', shows: 'Error', before: refused},
  {...status, name: 'status-offline', shows: 'Offline', before: cut},
  {...status, name: 'status-not-allowed', shows: 'Not allowed', before: forbidden},
  {...status, name: 'status-signed-out', shows: 'Signed out', customer: ''},
  {...status, name: 'status-busy', shows: 'Too many', before: busy},
  {
    ...status,
    name: 'status-partly',
    shows: 'Partly loaded',
    before: async (page, world) => {
      await refuse(503, 'unavailable', /tickets\/[^/]+\/messages/)(page);
      return one('AC-7K3P-2614')(page, world);
    },
    part: '[part="thread"]',
  },
  {
    ...status,
    name: 'status-long',
    shows: 'Very long',
    before: bend(tickets, (page) => ({...page, items: page.items.map((/** @type {any} */ one) => ({...one, title: long(one.title)}))})),
  },
  {
    ...status,
    name: 'status-short',
    shows: 'Very short',
    before: bend(tickets, (page) => ({...page, items: page.items.slice(0, 1).map((/** @type {any} */ one) => ({...one, title: '502'}))})),
  },
  {...status, name: 'status-many', shows: '500 requests', world: 'crowded'},
  {
    ...status,
    name: 'status-thread',
    shows: '30 messages',
    before: one('AC-2257-3000'),
    world: 'crowded',
    part: '[part="thread"]',
  },
  {
    ...status,
    name: 'status-files',
    shows: '20 files',
    before: one('AC-2257-3000'),
    world: 'crowded',
    part: '[part="request"]',
  },
];
