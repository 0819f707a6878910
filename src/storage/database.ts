import type {UseStore} from 'idb-keyval';

/** Ms until an opening, or one transaction, counts as hung. */
export interface DatabaseLimits {
  open: number;
  work: number;
}

/**
 * A way into one object store that never waits for ever: an opening and a transaction have a time limit, a failure reopens once, and after a second one, of
 * an opening or of a transaction that says nothing (WebKit's may be stuck behind one of a page that is gone), every use rejects at once.
 * A newer version of the database elsewhere is let through.
 */
export function openDatabase(name: string, factory: () => IDBFactory, limits: DatabaseLimits): UseStore {
  let opening: Promise<IDBDatabase> | undefined;
  let failures = 0;
  const forget = (db: IDBDatabase) => {
    db.close();
    opening = undefined;
  };
  const open = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = factory().open(name, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('records');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const db = request.result;
        db.onversionchange = db.onclose = () => forget(db);
        resolve(db);
      };
    });
  return async (mode, work) => {
    for (let tries = 0; ; tries++) {
      if (failures > 1) throw new Error('this database does not open');
      const used = (opening ??= within(limits.open, open()).catch((error: unknown) => {
        failures++;
        opening = undefined;
        throw error;
      }));
      let transaction: IDBTransaction | undefined;
      try {
        transaction = (await used).transaction('records', mode);
        const done = await within(limits.work, Promise.resolve(work(transaction.objectStore('records'))));
        failures = 0;
        return done;
      } catch (error) {
        abort(transaction);
        // Retrying on a lost connection does not help; a new connection does.
        if (opening === used) {
          // A refusal says so; what says nothing is stuck.
          if (transaction && !(error instanceof DOMException)) failures++;
          await used.then(forget, () => {});
        }
        if (tries > 0) throw error;
      }
    }
  };
}

/** Half a piece of work must not be kept, nor come true later. */
function abort(transaction: IDBTransaction | undefined): void {
  try {
    transaction?.abort();
  } catch {
    // It has ended already.
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer from the database in ${ms} ms`)), ms);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
