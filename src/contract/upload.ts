/** Uploads follow tus 1.0 (creation, HEAD, PATCH, termination) under this path; a finished one is read by `routes.readUpload`. */
export const uploadsPath = '/uploads';
export const tusVersion = '1.0.0';
export const tusExtensions = 'creation,termination';

/** tus metadata, `key base64(value)` joined by commas: here `filename` and `filetype`, UTF-8. */
export function encodeMetadata(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(',');
}

/** Reads tus metadata; `undefined` where it is malformed. */
export function decodeMetadata(header: string): Record<string, string> | undefined {
  try {
    return Object.fromEntries(
      header
        .split(',')
        .filter(Boolean)
        .map((pair) => {
          const [key = '', value = ''] = pair.trim().split(' ');
          return [key, new TextDecoder('utf-8', {fatal: true}).decode(Uint8Array.from(atob(value), (char) => char.charCodeAt(0)))];
        }),
    );
  } catch {
    return undefined;
  }
}
