/**
 * JSON as the standard has it, whatever the host page did to it: old Prototype.js gives every array a `toJSON` that encodes it twice, and
 * `JSON.stringify` obeys. Primitives never ask for `toJSON`.
 */
export function encodeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => encodeJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const pairs = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{${pairs.map(([name, item]) => `${JSON.stringify(name)}:${encodeJson(item)}`).join(',')}}`;
}
