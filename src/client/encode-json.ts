/**
 * JSON as the standard has it, whatever the host page did to it: old Prototype.js gives every array a `toJSON` that encodes it twice, and
 * `JSON.stringify` obeys. Primitives never ask for `toJSON`.
 */
export function encodeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(encodeJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  return `{${given(value)
    .map(([name, item]) => `${JSON.stringify(name)}:${encodeJson(item)}`)
    .join()}}`;
}

/** The entries that are there. */
export function given<T>(values: Record<string, T | undefined> | object): [string, T][] {
  return Object.entries(values).filter((pair): pair is [string, T] => pair[1] !== undefined);
}
