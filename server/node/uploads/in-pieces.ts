const smallest = 64 * 1024;

/**
 * What comes in pieces of `most` bytes, the last one as long as it is. A break of the line ends it like its end: what came before counts. No more is held than
 * came, however small the parts it comes in.
 */
export async function* inPieces(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held = new Uint8Array(0);
  let length = 0;
  for (;;) {
    const part = await reader.read().catch(() => ({done: true, value: undefined}) as const);
    if (part.done) break;
    for (let rest = part.value; rest.length;) {
      const taken = rest.subarray(0, most - length);
      if (length + taken.length > held.length) held = grown(held, Math.min(most, Math.max(smallest, 2 * (length + taken.length))));
      held.set(taken, length);
      length += taken.length;
      rest = rest.subarray(taken.length);
      if (length < most) continue;
      yield held;
      held = new Uint8Array(0);
      length = 0;
    }
  }
  if (length) yield held.subarray(0, length);
}

function grown(held: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(held);
  return larger;
}
