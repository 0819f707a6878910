import {eventsPath} from '../../../src/contract/event.js';
import {openApi} from '../openapi.js';
import {staffBase} from './staff-door.js';
import {agentHeader} from './staff-key.js';
import {staffRoutes} from './staff-routes.js';

type Json = Record<string, unknown>;

const tags: Record<string, string> = {
  articles: 'The knowledge base, as it is written.',
  desk: 'Who works here, and what the desk offers.',
  'empty-searches': 'What nobody found.',
  people: 'What is kept of one person.',
  ratings: 'What customers said of the service.',
  tickets: 'The queue, and each step of a request.',
  uploads: 'Files for answers and notes, by tus 1.0 as customers hand them in.',
};

/** Links to files lead to the contract’s base. */
const downloads = '/downloads/{token}';

const description = [
  'For the vendor’s own team, where no helpdesk of his stands in its place: every route needs `Authorization: Bearer <STAFF_KEY>`, or an agent’s own key.',
  `With \`STAFF_KEY\`, \`${agentHeader}: <id>\` says who asks: complaints are shown to those who handle them, to nobody whom they are about, and without it to nobody. An agent’s own key (\`npm run token -- --agent ID\`) says it by itself, takes steps in no other name, and does not open \`/people\`.`,
  'Steps carry the version seen as `If-Match`, and `by`, the agent who takes them. What the lifecycle does not allow is refused with what it does.',
].join('\n\n');

const agentParameter = {
  name: agentHeader,
  in: 'header',
  required: false,
  description: 'Id of the agent who asks, with STAFF_KEY; left out, there are no complaints. An agent’s own key says it by itself.',
  schema: {type: 'string'},
};

/** The staff side as an OpenAPI 3.1 document. */
export function staffOpenApi(): Json {
  const whole = openApi(staffRoutes, staffBase);
  const paths = Object.fromEntries(
    Object.keys(whole['paths'] as Json).flatMap((path) =>
      path === downloads || path === eventsPath ? [] : [[path, guarded((whole['paths'] as Json)[path] as Json)]],
    ),
  );
  const components = whole['components'] as Record<string, Json>;
  return {
    ...whole,
    info: {
      ...(whole['info'] as Json),
      title: 'Aftercare staff side',
      summary: 'What the vendor’s team and the gateway say to each other.',
      description,
    },
    servers: [{url: staffBase, description: 'Beside the contract, on the same origin.'}],
    tags: Object.entries(tags).map(([name, text]) => ({name, description: text})),
    paths,
    components: {
      ...used(components, paths),
      parameters: {...used(components, paths)['parameters'], Agent: agentParameter},
      securitySchemes: {
        staffKey: {type: 'http', scheme: 'bearer', description: 'STAFF_KEY, as the gateway was started with, or an agent’s own key.'},
      },
    },
  };
}

function guarded(item: Json): Json {
  return Object.fromEntries(
    Object.entries(item).map(([method, operation]) => {
      const {parameters = []} = operation as {parameters?: Json[]};
      const whole = [...parameters, {$ref: '#/components/parameters/Agent'}];
      return [method, {...(operation as Json), parameters: whole, security: [{staffKey: []}]}];
    }),
  );
}

/** The components that something refers to, by whatever way. */
function used(components: Record<string, Json>, from: unknown): Record<string, Json> {
  const kept: Record<string, Json> = {};
  const visit = (value: unknown): void => {
    for (const [, kind = '', name = ''] of JSON.stringify(value).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      if (kept[kind]?.[name] !== undefined) continue;
      const found = components[kind]?.[name];
      if (found === undefined) continue;
      kept[kind] = {...kept[kind], [name]: found};
      visit(found);
    }
  };
  visit(from);
  return Object.fromEntries(
    Object.keys(components).flatMap((kind) =>
      kept[kind]
        ? [[kind, Object.fromEntries(Object.entries(components[kind]!).filter(([name]) => kept[kind]?.[name] !== undefined))]]
        : [],
    ),
  );
}
