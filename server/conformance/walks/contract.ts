import {isSuccess} from '../exchange.js';
import {teller, type Walk} from '../visit.js';

const rules = {
  'openapi-served': {
    must: 'GET /openapi.json gives an OpenAPI 3.1 document with the routes offered',
    why: 'An engineer sees what the backend answers without reading its code, and generates clients from it.',
    cure: 'Serve docs/openapi.json, without the paths that are not offered.',
  },
};

/** What anyone may ask without saying who he is. */
export const contractWalk: Walk = {
  name: 'contract',
  rules,
  go: async (visit) => {
    const {anyone, absent} = visit;
    await visit.need(anyone, 'readHealth');
    await visit.desk();
    const document = await anyone.send('GET', '/openapi.json');
    if (document.status === 404) return void absent.add('GET /openapi.json');
    const {openapi, paths} = (document.json ?? {}) as {openapi?: string; paths?: Record<string, unknown>};
    const told = isSuccess(document) && (openapi ?? '').startsWith('3.1.') && paths?.['/tickets'] !== undefined;
    teller(visit, rules)('openapi-served', told, document, 'openapi 3.1.x with /tickets');
  },
};
