import {open} from 'node:fs/promises';

const partLength = 64 * 1024;

/** The bytes of a file, read as they are wanted. */
export async function readFrom(path: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const file = await open(path, 'r');
  return new ReadableStream({
    pull: async (controller) => {
      const part = new Uint8Array(partLength);
      const {bytesRead} = await file.read(part, 0, partLength);
      if (bytesRead) return controller.enqueue(part.subarray(0, bytesRead));
      await file.close();
      controller.close();
    },
    cancel: () => file.close(),
  });
}
