/** No 0 and O, no 1 and I, no L: what people read out on the phone. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** References like `AC-7K3P-0001`: four random characters a server, then a number that grows. */
export function createReferences(prefix = 'AC'): () => Promise<string> {
  const group = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => letters[n % letters.length]).join('');
  let count = 0;
  return async () => `${prefix}-${group}-${String(++count).padStart(4, '0')}`;
}
