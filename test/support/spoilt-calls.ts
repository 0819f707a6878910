import fc from 'fast-check';
import type {JsonSchema} from '../../src/contract/json-schemas.js';

type Json = ReturnType<typeof JSON.parse>;

/** Texts that have broken programs: each a kind of its own. */
export const nastyTexts = [
  '', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', 'e\u0301\u0323', '\u1100\u1161\u11a8', '\u212b', 'ﬀ', '\ufeff', '\u202eabc\u202d', '\u2028\u2029',
  '👩‍👩‍👧‍👦', '🇨🇳🇹🇼', 'İıſß', '﷽'.repeat(20), '́'.repeat(300), '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{7*7}}${7*7}<%= 7*7 %>', "' OR 1=1 --",
  '$(touch /tmp/x)', '../../../../etc/passwd', '%00%2e%2e%2f', '\\', '\r\nSet-Cookie: a=b', '-1', '0', '1e400', 'NaN', 'Infinity', 'null', 'undefined', 'true', '__proto__', 'constructor',
  'hasOwnProperty', 'toString', '2026-02-30', '2026-02-30T25:61:00Z', '9999-12-31T23:59:59Z', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00.001Z', '0000-01-01', 'x'.repeat(5_000), '简'.repeat(40_000),
] as const; // prettier-ignore

const nastyNumbers = [0, -0, -1, 1, 0.5, 255, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308, 5e-324];
const nastyNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toJSON',
  'then',
  'length',
  '',
  '\u0000',
  'clientRef',
  'id',
  'owner',
  'role',
  'state',
  'version',
];

export const nastyText = fc.oneof({weight: 3, arbitrary: fc.constantFrom(...nastyTexts)}, fc.string({unit: 'binary', maxLength: 80}), fc.string({unit: 'grapheme', maxLength: 40})); // prettier-ignore
/** Made anew each time: what one change puts in, the next may alter. */
const nastyEmpty = fc.constantFrom('[]', '{}').map((text): Json => JSON.parse(text));
const nastyLeaf = fc.oneof(nastyText, fc.constantFrom<Json>(...nastyNumbers, null, true, false), nastyEmpty);
const nastyValue: fc.Arbitrary<Json> = fc.oneof(
  {weight: 4, arbitrary: nastyLeaf},
  fc.array(nastyLeaf, {maxLength: 5}),
  fc.dictionary(fc.oneof(fc.constantFrom(...nastyNames), nastyText), nastyLeaf, {maxKeys: 4}),
  fc.jsonValue({maxDepth: 4}),
  fc.constantFrom(60, 4_000).map(nested),
);

/** Told by its depth: to write it out is more than a stack holds. */
function nested(depth: number): Json {
  let value: Json = [];
  for (let n = 0; n < depth; n++) value = [value];
  return Object.assign(value, {[fc.toStringMethod]: () => `nested(${depth})`});
}

/** What JSON Schemas refer to each other by, and words that members of a name take where no schema says which. */
export interface Shapes {
  schemas: Record<string, JsonSchema>;
  words: Record<string, readonly string[]>;
}

/** A body that fits a schema in shape, with nasty leaves. `$ref`s are looked up by their last part. */
export function fromSchema(schema: JsonSchema, shapes: Shapes, depth = 0): fc.Arbitrary<Json> {
  const {schemas, words} = shapes;
  const inner = (one: unknown, name = '') => {
    const known = words[name];
    const any = fromSchema(one as JsonSchema, shapes, depth + 1);
    return known ? fc.oneof({weight: 8, arbitrary: fc.constantFrom(...known)}, any) : any;
  };
  if (typeof schema['$ref'] === 'string') return inner(schemas[schema['$ref'].split('/').at(-1)!] ?? {});
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return fc.oneof(...choices.map((one) => inner(one)));
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as Json[]));
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['examples'])) return fc.oneof(fc.constantFrom(...(schema['examples'] as Json[])), nastyText);
  switch (schema['type']) {
    case 'object': {
      const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
      const required = (schema['required'] ?? []) as string[];
      const values = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inner(one, name)]));
      if (Object.keys(values).length) return fc.record(values, {requiredKeys: required});
      const more = schema['additionalProperties'];
      return fc.dictionary(nastyText, typeof more === 'object' ? inner(more) : nastyLeaf, {maxKeys: 4});
    }
    case 'array':
      return depth > 4 ? fc.constant([]) : fc.array(inner(schema['items'] ?? {}), {maxLength: 3});
    case 'string':
      return schema['format'] === 'date-time'
        ? fc.oneof(fc.constantFrom('2026-03-02T09:00:00Z', '2026-03-02T09:00:00+08:00'), nastyText)
        : nastyText;
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({min: 0, max: 50}), fc.constantFrom(...nastyNumbers));
    case 'boolean':
      return fc.boolean();
    default:
      return nastyValue;
  }
}

/** What is done to a body that was right. `at`: which of its places, counted round. */
type Change =
  | {at: number; is: 'reworded'; value: string}
  | {at: number; is: 'replaced'; value: Json}
  | {at: number; is: 'removed'}
  | {is: 'added'; name: string; value: Json};
const change: fc.Arbitrary<Change> = fc.oneof(
  // Of the right type, so that it comes as far as it can.
  {weight: 6, arbitrary: fc.record({at: fc.nat(40), is: fc.constant('reworded' as const), value: nastyText})},
  {weight: 2, arbitrary: fc.record({at: fc.nat(40), is: fc.constant('replaced' as const), value: nastyValue})},
  fc.record({at: fc.nat(40), is: fc.constant('removed' as const)}),
  fc.record({is: fc.constant('added' as const), name: fc.oneof(fc.constantFrom(...nastyNames), nastyText), value: nastyLeaf}),
);

/** What is done to its text. */
const torn = fc.oneof(
  {weight: 30, arbitrary: fc.constant('whole')},
  fc.constantFrom('cut', 'twice', 'bytes', 'mark', 'huge-number', 'duplicate', 'empty', 'unclosed'),
);

/** How a call is spoilt, as plain data, so that a failure can be read and tried again. */
export interface Spoiling {
  changes: Change[];
  torn: string;
  /** Which body it begins from: the one that succeeds, or one made from the schema. */
  made: Json;
  from: 'valid' | 'made';
  headers: Record<string, string>;
  key: 'fresh' | 'none' | 'same' | string;
  version: 'seen' | 'none' | string;
  param: 'own' | string;
  query: Record<string, string>;
}

const ascii = fc.stringMatching(/^[\x20-\x7e]{0,40}$/);
const junkHeaders = fc.dictionary(
  fc.constantFrom('Content-Type', 'Content-Encoding', 'Content-Length', 'Accept', 'Accept-Language', 'Origin', 'If-None-Match', 'Last-Event-ID', 'X-Forwarded-For', 'X-HTTP-Method-Override', 'Tus-Resumable', 'Upload-Length', 'Upload-Offset', 'Upload-Metadata', 'Range', 'Expect'),
  fc.oneof(ascii, fc.constantFrom('application/json; charset=utf-16', 'text/plain', 'multipart/form-data', 'gzip', '-1', '1e9', '99999999999999999999', 'filename =', 'filename 4pyT,filename 4pyT', '"a", W/"b", *')),
  {maxKeys: 3},
); // prettier-ignore

export function spoiling(made: fc.Arbitrary<Json>): fc.Arbitrary<Spoiling> {
  const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
    fc.oneof({weight: 12, arbitrary: fc.constant(usual)}, {weight: 1, arbitrary: other});
  return fc.record({
    changes: fc.array(change, {maxLength: 3}),
    torn,
    made,
    from: fc.constantFrom('valid' as const, 'made' as const),
    headers: mostly({}, junkHeaders),
    key: mostly('fresh', fc.oneof(fc.constantFrom('none', 'same'), ascii)),
    version: mostly('seen', fc.oneof(fc.constant('none'), ascii)),
    param: mostly('own', nastyText),
    query: mostly({}, fc.dictionary(fc.constantFrom('cursor', 'limit', 'state', 'q', 'type', 'scope', 'like', 'person', 'clientRef', 'order', 'days', 'sort', '__proto__'), nastyText, {maxKeys: 3})), // prettier-ignore
  });
}

/** The body as it goes out. */
export function spoiltBody({changes, torn: how, made, from}: Spoiling, valid: Json, key: string): Uint8Array<ArrayBuffer> {
  let body = structuredClone(from === 'valid' || valid === undefined ? valid : made);
  if (isRecord(body) && isRecord(valid) && 'clientRef' in valid) body['clientRef'] = key;
  for (const one of changes) body = changed(body, one);
  const text = JSON.stringify(body) ?? '';
  const bytes = new TextEncoder().encode(tear(text, how));
  if (how === 'bytes' && bytes.length) bytes[bytes.length >> 1] = 0xff;
  return bytes;
}

function tear(text: string, how: string): string {
  switch (how) {
    case 'cut':
      return text.slice(0, text.length >> 1);
    case 'twice':
      return text + text;
    case 'mark':
      return `\ufeff${text}`;
    case 'huge-number':
      return text.replace(/:\d+/, ':1e999').replace(/:"[^"]*"/, ':123456789012345678901234567890');
    case 'duplicate':
      return text.replace(/^\{("[^"]*"):/, '{$1:null,$1:');
    case 'empty':
      return '';
    case 'unclosed':
      return '{"a":['.repeat(20_000);
    default:
      return text;
  }
}

function changed(body: Json, one: Change): Json {
  if (one.is === 'added') {
    if (isRecord(body)) Object.defineProperty(body, one.name, {value: one.value, enumerable: true, configurable: true, writable: true});
    return body;
  }
  const all = placesIn(body);
  const places = one.is === 'reworded' ? all.filter(({holder, name}) => typeof holder[name] === 'string' && name !== 'clientRef') : all;
  const place = places[one.at % Math.max(1, places.length)];
  if (!place) return one.is === 'replaced' ? one.value : body;
  if (one.is === 'removed') delete place.holder[place.name];
  else place.holder[place.name] = one.value;
  return body;
}

function placesIn(value: Json, depth = 0): {holder: Json; name: string}[] {
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  return Object.keys(value).flatMap((name) => [{holder: value, name}, ...placesIn(value[name], depth + 1)]);
}

function isRecord(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Something as one segment of a path: what cannot be encoded goes as it is. */
export function segment(text: string): string {
  const plain = text.slice(0, 2_000);
  try {
    return plain.startsWith('%') || plain.includes('..') ? encodeURI(plain).replaceAll('%25', '%') : encodeURIComponent(plain);
  } catch {
    return '%ED%A0%80';
  }
}
