/** A stream of what `next` gives, asked for as it is wanted; `undefined` ends it. */
export function pulled(
  next: () => Promise<Uint8Array<ArrayBuffer> | undefined>,
  cancel: (why: unknown) => Promise<void> | undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const bytes = await next();
      if (bytes) controller.enqueue(bytes);
      else controller.close();
    },
    cancel,
  });
}
