import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {jsonSchemas, type JsonSchema} from '../src/contract/json-schemas.js';
import {Problem} from '../src/contract/problem.js';
import {routes} from '../src/contract/routes.js';
import type {Shape} from '../src/client/misfit.js';

// Browsers check replies by these shapes instead of the schemas: the same rules at a tenth of the weight.
const file = fileURLToPath(new URL('../src/client/wire-table.ts', import.meta.url));
const base = '@';
const {schemas, nameOf} = jsonSchemas(routes, base);
const shapes: Record<string, Shape> = {};

/** Takes a named schema over, and what it refers to. */
function named(name: string): Shape {
  if (!Object.hasOwn(shapes, name)) {
    shapes[name] = '*';
    shapes[name] = shapeOf(schemas[name]!);
  }
  return `${base}${name}`;
}

function shapeOf(schema: JsonSchema): Shape {
  const {$ref, anyOf, type, properties, required = [], items, prefixItems, additionalProperties} = schema;
  if (typeof $ref === 'string') return named($ref.slice(base.length));
  if (Array.isArray(anyOf)) return ['|', ...anyOf.map(shapeOf)];
  if (Array.isArray(type)) return ['|', ...type.map((one) => shapeOf({...schema, type: one}))];
  if ('const' in schema) return `=${String(schema['const'])}`;
  if (type === 'array' && Array.isArray(prefixItems)) return [',', ...prefixItems.map(shapeOf)];
  if (type === 'array') return ['[]', shapeOf(items as JsonSchema)];
  if (type === 'object' && properties) {
    const needed = required as string[];
    return Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [needed.includes(key) ? key : `${key}?`, shapeOf(value as JsonSchema)]),
    );
  }
  if (type === 'object') return ['{}', shapeOf(additionalProperties as JsonSchema)];
  if (type === 'string') {
    if (schema['pattern'] || schema['enum']) throw new Error(`No shape for ${JSON.stringify(schema)}`);
    const {format: known, minLength, maxLength} = schema;
    return known === 'date-time' ? 'time' : maxLength === 128 ? 'id' : minLength === 16 ? 'key' : 'string';
  }
  if (type === 'integer') return schema['minimum'] === 0 ? 'count' : 'integer';
  if (type === 'boolean' || type === 'number' || type === 'null') return type;
  throw new Error(`No shape for ${JSON.stringify(schema)}`);
}

const lines = Object.fromEntries(
  Object.entries(routes).map(([name, {method, path, status, access, keyed, cached, reply}]) => [
    name,
    {method, path, status, access, keyed, cached, reply: named(nameOf(reply))},
  ]),
);
named(nameOf(Problem));

const text = `// Written by \`npm run openapi\` from the contract's route table; change that instead.
import type {Shape} from './misfit.js';

export const shapes: Record<string, Shape> = ${JSON.stringify(shapes)};

export const lines = ${JSON.stringify(lines)} as const;
`;
const formatted = await format(text, {...(await resolveConfig(file)), filepath: file});
if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== formatted) {
    console.error('src/client/wire-table.ts is behind the contract: npm run openapi');
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, formatted);
}
