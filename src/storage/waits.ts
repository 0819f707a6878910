/** Whether a record lies in an outbox, by its key. */
export const isEntry = (key: string) => key.includes('/outbox/');

/**
 * Whether anything handed in lies in an outbox under `prefix` on this device. Only looks: where there is no database none is made, and what goes
 * wrong counts as nothing.
 */
export function anythingWaits(prefix: string): Promise<boolean> {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('aftercare', 1);
    opening.onupgradeneeded = () => opening.transaction!.abort();
    opening.onerror = reject;
    opening.onsuccess = () => resolve(opening.result);
  });
  const looked = opened.then(
    (db) =>
      new Promise<boolean>((resolve, reject) => {
        const keys = db
          .transaction('records')
          .objectStore('records')
          .getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
        keys.onerror = reject;
        keys.onsuccess = () => resolve(keys.result.map(String).some(isEntry));
        db.close();
      }),
  );
  return looked.catch(() => false);
}
