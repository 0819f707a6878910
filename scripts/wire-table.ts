import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {jsonSchemas, type JsonSchema} from '../src/contract/json-schemas.js';
import {Problem} from '../src/contract/problem.js';
import {routes} from '../src/contract/routes.js';
import {apart, lookedAt, readLater} from './read-later.js';

// Browsers check replies by these shapes instead of the schemas: the same rules at a tenth of the weight.
const base = '@';
const {schemas, nameOf} = jsonSchemas(routes, base);
/** As the contract has them, with what parts on demand look at. */
const whole = structuredClone(schemas);
for (const [name, parts] of Object.entries(readLater)) for (const part of parts) delete (schemas[name]!['properties'] as JsonSchema)[part];
/** Shapes of the first table that stand by themselves, in an order in which each comes after those it is made of. */
const first = new Map<string, string>();
/** The same of the table that is being written. */
let constants = first;
/** Shapes that hold themselves. */
const circles = new Set<string>();
/** What the table that is being written takes from `misfit`, and which shapes of the first. */
const used = new Set<string>();
const borrowed = new Set<string>();
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
    circles.add(name);
    return call('itself', `() => ${name}`);
  }
  if (constants.has(name)) return name;
  if (first.has(name)) {
    borrowed.add(name);
    return name;
  }
  under.add(name);
  const shape = shapeOf(schemas[name]!);
  under.delete(name);
  if (!circles.has(name) && !isShared(name)) return shape;
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

function linesOf(names: readonly string[]): string {
  return names
    .map((name) => {
      const {method, path, status, access, keyed, cached, reply} = routes[name as keyof typeof routes];
      const own = Object.entries({method, status, access, keyed, cached}).filter(
        ([key, value]) => usual[key as keyof typeof usual] !== value,
      );
      const said = own.map(([key, value]) => `${key}: ${JSON.stringify(value)}, `).join('');
      return `${name}: {${said}path: '${path}', reply: ${named(nameOf(reply))}}`;
    })
    .join(', ');
}

/** A table's file. */
function fileOf(imports: string, body: string): string {
  return `// Written by \`npm run openapi\` from the contract's route table; change that instead.
${imports}

${body}
`;
}

const shapesOf = () => [...constants].map(([name, shape]) => `const ${name}${circles.has(name) ? ': Shape' : ''} = ${shape};`).join('\n');
const listOf = (names: Iterable<string>) => `{${[...names].sort().join(', ')}}`;

const away = Object.values(apart).flat();
const lines = linesOf(Object.keys(routes).filter((name) => !away.includes(name)));
const usedFirst = [...used];
const lent = new Set<string>();
const tables: Record<string, string> = {};

/** Writes a table that is made of what its caller has at hand. */
function writeApart(file: string, name: string, write: () => string): void {
  constants = new Map();
  for (const set of [used, borrowed]) set.clear();
  const own = write();
  for (const one of borrowed) lent.add(one);
  const types = [...circles].some((one) => constants.has(one)) ? 'Kinds, Shape' : 'Kinds';
  const given = borrowed.size > 0 ? `, ${listOf(borrowed)}: typeof shared` : '';
  tables[file] = fileOf(
    `import type {${types}} from './misfit.js';${given && `\nimport type {shared} from './wire-table.js';`}`,
    `/** Made of what its caller has at hand, so that it can lie in any file. */
export const ${name} = (${listOf(used)}: Kinds${given}) => {
${shapesOf()}
return ${own};
};`,
  );
}

for (const [name, names] of Object.entries(apart)) writeApart(`wire-${name}`, name, () => `{${linesOf(names)}} as const`);
writeApart('wire-problem', 'problem', () => shapeOf(schemas[nameOf(Problem)]!));
// What the first reading of these leaves unlooked at.
writeApart('wire-looked-at', 'lookedAt', () => {
  const parts = lookedAt.map((name) => {
    const {properties, required} = whole[name] as {properties: Record<string, JsonSchema>; required: string[]};
    const own = readLater[name]!.map((part) => {
      const shape = shapeOf(properties[part]!);
      return `${part}: ${required.includes(part) ? shape : call('optional', shape)}`;
    });
    return `${name}: {${own.join(', ')}}`;
  });
  return `{${parts.join(', ')}} as const`;
});
constants = first;
tables['wire-table'] = fileOf(
  `import ${listOf(usedFirst)} from './misfit.js';`,
  `${shapesOf()}

/** Shapes that other tables are made of too. */
export const shared = ${listOf(lent)};

export const usual = ${JSON.stringify(usual)} as const;

export const lines = {${lines}} as const;`,
);

for (const [name, text] of Object.entries(tables)) {
  const file = fileURLToPath(new URL(`../src/client/${name}.ts`, import.meta.url));
  const formatted = await format(text, {...(await resolveConfig(file)), filepath: file});
  if (!process.argv.includes('--check')) writeFileSync(file, formatted);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== formatted) {
    console.error(`src/client/${name}.ts is behind the contract: npm run openapi`);
    process.exitCode = 1;
  }
}
