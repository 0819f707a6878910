import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {jsonSchemas, type JsonSchema} from '../src/contract/json-schemas.js';
import {Problem} from '../src/contract/problem.js';
import {routes} from '../src/contract/routes.js';
import {callLater, lookedAt, readLater} from './read-later.js';

// Browsers check replies by these shapes instead of the schemas: the same rules at a tenth of the weight.
const base = '@';
const {schemas, nameOf} = jsonSchemas(routes, base);
/** As the contract has them, with what parts on demand look at. */
const whole = structuredClone(schemas);
for (const [name, parts] of Object.entries(readLater)) for (const part of parts) delete (schemas[name]!['properties'] as JsonSchema)[part];
/** Shapes that stand by themselves, in an order in which each comes after those it is made of. */
const constants = new Map<string, string>();
/** Shapes that hold themselves. */
const circles = new Map<string, string>();
const used = new Set<string>();
const under = new Set<string>();

const replies = Object.values(routes).map(({reply}) => nameOf(reply));
const everything = JSON.stringify(schemas);
const isShared = (name: string) => replies.includes(name) || everything.split(`"${base}${name}"`).length > 2;

function call(name: string, ...parts: string[]): string {
  used.add(name);
  return parts.length ? `${name}(${parts.join(', ')})` : name;
}

/** A named schema: by its name where it is shared or holds itself, else as it is. */
function named(name: string): string {
  if (under.has(name)) {
    circles.set(name, '');
    return call('named', `'${name}'`);
  }
  if (circles.has(name)) return call('named', `'${name}'`);
  if (constants.has(name)) return name;
  under.add(name);
  const shape = shapeOf(schemas[name]!);
  under.delete(name);
  if (circles.has(name)) {
    circles.set(name, shape);
    return call('named', `'${name}'`);
  }
  if (!isShared(name)) return shape;
  constants.set(name, shape);
  return name;
}

function shapeOf(schema: JsonSchema): string {
  const {$ref, anyOf, type, properties, required = [], items, prefixItems, additionalProperties} = schema;
  if (typeof $ref === 'string') return named($ref.slice(base.length));
  if (Array.isArray(anyOf)) return call('either', ...anyOf.map(shapeOf));
  if (Array.isArray(type)) return call('either', ...type.map((one) => shapeOf({...schema, type: one})));
  if ('const' in schema) return call('exactly', `'${String(schema['const'])}'`);
  if (type === 'array' && Array.isArray(prefixItems) && prefixItems.length === 2) return call('pair', ...prefixItems.map(shapeOf));
  if (type === 'array') return call('list', shapeOf(items as JsonSchema));
  if (type === 'object' && properties) {
    const needed = required as string[];
    const parts = Object.entries(properties).map(([key, value]) => {
      const shape = shapeOf(value as JsonSchema);
      if (needed.includes(key) && key === shape) return key;
      return `${key}: ${needed.includes(key) ? shape : call('optional', shape)}`;
    });
    return call('fields', `{${parts.join(', ')}}`);
  }
  if (type === 'object') {
    const each = additionalProperties as JsonSchema;
    return each.type === 'string' ? call('texts') : call('record', shapeOf(each));
  }
  if (type === 'string') {
    if (schema['pattern'] || schema['enum']) throw new Error(`No shape for ${JSON.stringify(schema)}`);
    const {format: known, minLength, maxLength} = schema;
    return call(known === 'date-time' ? 'time' : maxLength === 128 ? 'id' : minLength === 16 ? 'key' : 'string');
  }
  if (type === 'integer') return call(schema['minimum'] === 0 ? 'count' : 'integer');
  if (type === 'null') return call('exactly', 'null');
  if (type === 'boolean' || type === 'number') return call(type);
  throw new Error(`No shape for ${JSON.stringify(schema)}`);
}

/** What a line says where it says nothing. */
const usual = {method: 'GET', status: 200, access: 'person', keyed: false, cached: false};

function linesOf(later: boolean): string {
  for (const set of [constants, circles, used]) set.clear();
  const lines = Object.entries(routes).filter(([name]) => callLater.includes(name) === later);
  return lines
    .map(([name, {method, path, status, access, keyed, cached, reply}]) => {
      const own = Object.entries({method, status, access, keyed, cached}).filter(
        ([key, value]) => usual[key as keyof typeof usual] !== value,
      );
      const said = own.map(([key, value]) => `${key}: ${JSON.stringify(value)}, `).join('');
      return `${name}: {${said}path: '${path}', reply: ${named(nameOf(reply))}}`;
    })
    .join(', ');
}

function head(types = ''): string {
  const shapes = [...constants].map(([name, shape]) => `${name === 'Problem' ? 'export ' : ''}const ${name} = ${shape};`);
  return `// Written by \`npm run openapi\` from the contract's route table; change that instead.
import {${[...used].sort().join(', ')}${types}} from './misfit.js';

${shapes.join('\n')}
`;
}

const lines = linesOf(false);
constants.set('Problem', shapeOf(schemas[nameOf(Problem)]!));
const table = `${head(', type Shapes')}
/** Those that hold themselves. */
export const shapes: Shapes = {${[...circles].map(([name, shape]) => `${name}: ${shape}`).join(', ')}};

export const usual = ${JSON.stringify(usual)} as const;

export const lines = {${lines}} as const;
`;
const later = linesOf(true);
const tableLater = `${head()}
/** Of calls that only parts on demand make. */
export const lines = {${later}} as const;
`;
for (const set of [constants, circles, used]) set.clear();
const apart = lookedAt.map((name) => {
  const {properties, required} = whole[name] as {properties: Record<string, JsonSchema>; required: string[]};
  const parts = readLater[name]!.map((part) => {
    const shape = shapeOf(properties[part]!);
    return `${part}: ${required.includes(part) ? shape : call('optional', shape)}`;
  });
  return `${name}: {${parts.join(', ')}}`;
});
const tableApart = `${head()}
/** What the first reading of these leaves unlooked at. */
export const apart = {${apart.join(', ')}} as const;
`;
if (circles.size > 0) throw new Error('A shape that holds itself is read from the first');

for (const [name, text] of Object.entries({'wire-table': table, 'wire-table-later': tableLater, 'wire-table-apart': tableApart})) {
  const file = fileURLToPath(new URL(`../src/client/${name}.ts`, import.meta.url));
  const formatted = await format(text, {...(await resolveConfig(file)), filepath: file});
  if (!process.argv.includes('--check')) writeFileSync(file, formatted);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== formatted) {
    console.error(`src/client/${name}.ts is behind the contract: npm run openapi`);
    process.exitCode = 1;
  }
}
