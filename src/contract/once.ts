/** Builds a value on first use and keeps it: building schemas is the dear part of start-up, so none is built before it is needed. */
export function once<T>(build: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= build());
}
