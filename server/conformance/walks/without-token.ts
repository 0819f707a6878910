import type {Route} from '../../../src/contract/route.js';
import {routes, type RouteName} from '../../../src/contract/routes.js';
import {uploadsPath} from '../../../src/contract/upload.js';
import {addressOf} from '../known.js';
import {needed} from '../route-replies.js';
import {teller, type Walk} from '../visit.js';
import {tusSteps} from './files.js';

const rules = {
  'token-needed': {
    must: 'What is a person’s is 401 unauthenticated without a token, on every such route, also for what is there',
    why: 'One route that forgot to ask opens customers’ requests to anyone.',
    cure: 'Ask for the token where routes are dispatched, not in each handler; routes of the contract say who may come.',
  },
};

const table = routes as unknown as Record<RouteName, Route>;
const json = {'Content-Type': 'application/json'};

/** Whoever comes without a token to what this run made. */
export const withoutTokenWalk: Walk = {
  name: 'no token',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const {anyone, known} = visit;
    const {id: person} = await visit.need(visit.me(), 'readMe');
    const {id: ticket} = await visit.ticket();
    for (const [name, {method, path, access}] of Object.entries(table)) {
      const address = addressOf(path, known, {ticket, person});
      if (access !== 'person') continue;
      if (address === undefined) {
        visit.book.lack('token-needed', `${method} ${path}`);
        continue;
      }
      const refused = await anyone.send(method, address, method === 'GET' ? {} : {raw: '{}', headers: json});
      // What is not offered at all has nothing to open.
      const closed = refused.status === 401 || (refused.status === 404 && !needed.includes(name as RouteName));
      hold('token-needed', closed, refused, '401 unauthenticated');
    }
    const {upload} = known;
    if (!upload) visit.book.lack('token-needed', 'HEAD, PATCH and DELETE of an upload');
    for (const [method, address, options] of tusSteps(uploadsPath, upload?.at)) {
      const refused = await anyone.send(method, address, options);
      hold('token-needed', [401, 404, 405].includes(refused.status), refused, '401 unauthenticated');
    }
  },
};
