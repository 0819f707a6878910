/** A stream of what `next` gives, asked for as it is wanted; `undefined` ends it. `cancel`: nobody wants more. */
export function pulled(
  next: () => Promise<Uint8Array<ArrayBuffer> | undefined>,
  cancel: (why: unknown) => Promise<void> | undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let left = false;
  return new ReadableStream({
    pull: async (controller) => {
      const bytes = await next();
      // What was asked for before anybody left may have opened something since.
      if (left) await cancel('left');
      else if (bytes) controller.enqueue(bytes);
      else controller.close();
    },
    cancel: (why) => {
      left = true;
      return cancel(why);
    },
  });
}
