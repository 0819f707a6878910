/**
 * What a JSON value must look like, as data: a basic kind by name, `=text` for exactly that text, `@Name` for a shape kept elsewhere,
 * `['[]', each]`, `['{}', each]` for records, `[',', first, second]`, `['|', either, or]`, or an object of shapes, whose keys end in `?` where
 * they may be missing. Fields beyond these are allowed, for a newer server says more.
 */
export type Shape = string | ShapeList | ShapeFields;
type ShapeList = readonly [kind: string, ...shapes: Shape[]];
interface ShapeFields {
  readonly [key: string]: Shape;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const kinds: Record<string, (value: unknown) => boolean> = {
  '*': () => true,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => Number.isFinite(value),
  integer: (value) => Number.isSafeInteger(value),
  count: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  null: (value) => value === null,
  /** An idempotency key. */
  key: (value) => typeof value === 'string' && value.length >= 16,
  id: (value) => typeof value === 'string' && value.length > 0 && value.length <= 128,
  time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
};

/** Where `value` does not look like `shape`, as a JSON pointer (`''` is the value itself); undefined where it does. `shapes` by name, for `@Name`. */
export function misfit(value: unknown, shape: Shape, shapes: Readonly<Record<string, Shape>>, pointer = ''): string | undefined {
  const within = (inner: unknown, key: string | number, each: Shape) => misfit(inner, each, shapes, `${pointer}/${key}`);
  if (typeof shape === 'string') {
    if (shape[0] === '@') return misfit(value, shapes[shape.slice(1)]!, shapes, pointer);
    return (shape[0] === '=' ? value === shape.slice(1) : kinds[shape]!(value)) ? undefined : pointer;
  }
  if (!isList(shape)) {
    if (!isObject(value)) return pointer;
    return first(Object.entries(shape), ([name, each]) => {
      const key = name.replace('?', '');
      const missing = !Object.hasOwn(value, key) || value[key] === undefined;
      return missing ? (name === key ? `${pointer}/${key}` : undefined) : within(value[key], key, each);
    });
  }
  const [kind, ...parts] = shape;
  if (kind === '|') return parts.some((part) => misfit(value, part, shapes) === undefined) ? undefined : pointer;
  if (kind === '{}') return isObject(value) ? first(Object.entries(value), ([key, inner]) => within(inner, key, parts[0]!)) : pointer;
  if (!Array.isArray(value) || (kind === ',' && value.length !== parts.length)) return pointer;
  return first([...value.entries()], ([index, inner]) => within(inner, index, parts[kind === ',' ? index : 0]!));
}

const isList = (shape: Shape): shape is ShapeList => Array.isArray(shape);

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
