/**
 * What a JSON value must look like: tells where it does not, as a JSON pointer that begins with `at`, and gives undefined where it does. Fields beyond
 * the known ones are allowed, for a newer server says more.
 */
export type Shape = (value: unknown, at: string) => string | undefined;

/** Where `value` does not look like `shape`: `''` is the value itself. */
export function misfit(value: unknown, shape: Shape): string | undefined {
  return shape(value, '');
}

const fits =
  (test: (value: unknown) => boolean): Shape =>
  (value, at) =>
    test(value) ? undefined : at;
const textOf = (test: (text: string) => boolean) => fits((value) => typeof value === 'string' && test(value));

export const string = textOf(() => true);
/** An idempotency key. */
export const key = textOf(({length}) => length >= 16);
export const id = textOf(({length}) => length > 0 && length <= 128);
export const time = textOf((text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && !Number.isNaN(Date.parse(text)));
export const boolean = fits((value) => typeof value === 'boolean');
export const number = fits(Number.isFinite);
export const integer = fits(Number.isSafeInteger);
export const count = fits((value) => Number.isSafeInteger(value) && (value as number) >= 0);
export const exactly = (only: string | null) => fits((value) => value === only);

type Part = readonly [name: string | number, value: unknown, shape: Shape];

/** What holds other values: `parts` gives those, each with the shape it must have. */
const holding =
  <T>(is: (value: unknown) => boolean, parts: (value: T) => Part[]): Shape =>
  (value, at) => {
    if (!is(value)) return at;
    for (const [name, inner, shape] of parts(value as T)) {
      const wrong = shape(inner, `${at}/${name}`);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

export const list = (each: Shape) => holding<unknown[]>(Array.isArray, (items) => items.map((item, n) => [n, item, each]));
export const record = (each: Shape) =>
  holding<object>(isRecord, (value) => Object.entries(value).map(([name, inner]) => [name, inner, each]));
export const texts = record(string);
export const fields = (known: Readonly<Record<string, Shape>>) =>
  holding<Record<string, unknown>>(isRecord, (value) =>
    Object.entries(known).map(([name, shape]) => [name, Object.hasOwn(value, name) ? value[name] : undefined, shape]),
  );
export const pair = (first: Shape, second: Shape) =>
  holding<unknown[]>(
    (value) => Array.isArray(value) && value.length === 2,
    ([one, two]) => [
      [0, one, first],
      [1, two, second],
    ],
  );
export const optional =
  (shape: Shape): Shape =>
  (value, at) =>
    value === undefined ? undefined : shape(value, at);
export const either =
  (...ways: Shape[]): Shape =>
  (value, at) =>
    ways.some((way) => way(value, at) === undefined) ? undefined : at;
/** A shape that holds itself. */
export const itself =
  (shape: () => Shape): Shape =>
  (value, at) =>
    shape()(value, at);

/** All of them, for tables that come apart. */
export const kinds = {
  string,
  key,
  id,
  time,
  boolean,
  number,
  integer,
  count,
  exactly,
  list,
  record,
  texts,
  fields,
  pair,
  optional,
  either,
  itself,
};
export type Kinds = typeof kinds;
