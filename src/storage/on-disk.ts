/** Whether a record lies in an outbox, by its key. */
export const isEntry = (key: string) => key.includes('/outbox/');

/**
 * Looks into the database of this device without the code that keeps things there: the keys under `prefix`, and with `drop` takes their records away.
 * Where there is no database none is made. Rejects where there is none, or it cannot be read.
 */
export async function onDisk(prefix: string, drop = false): Promise<string[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('aftercare', 1);
    opening.onupgradeneeded = () => opening.transaction!.abort();
    opening.onerror = reject;
    opening.onsuccess = () => resolve(opening.result);
  });
  return new Promise((resolve, reject) => {
    const transaction = db.transaction('records', drop ? 'readwrite' : 'readonly');
    const records = transaction.objectStore('records');
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const keys = records.getAllKeys(range);
    if (drop) records.delete(range);
    transaction.onabort = reject;
    transaction.oncomplete = () => resolve(keys.result.map(String));
    db.close();
  });
}
