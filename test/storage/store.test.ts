import {expect} from '@open-wc/testing';
import {Corner} from '../../src/storage/corner.js';
import {openMemoryStore, openStore} from '../../src/storage/store.js';

let nth = 0;
const fresh = () => `aftercare-test-${Date.now()}-${nth++}`;
const limits = {open: 40, work: 200};

/** An IndexedDB whose openings go through `open`. */
const factory = (open: (name: string, version?: number) => IDBOpenDBRequest) => () => ({open}) as unknown as IDBFactory;

describe('a store', () => {
  it('finds after a reload what it took, file bytes included', async () => {
    const name = fresh();
    const corner = new Corner(openStore({name}), 'base|person');
    const file = {id: 'f-1', name: '日志.log', size: 6, type: 'text/plain', blob: new Blob(['日志'])};
    expect(await corner.save(corner.key('outbox', 'k-1'), {files: [file], title: '导出'}, Date.now())).to.be.true;
    const reloaded = new Corner(openStore({name}), 'base|person');
    const record = await reloaded.load<{files: (typeof file)[]; title: string}>(reloaded.key('outbox', 'k-1'));
    expect(record!.title).to.equal('导出');
    expect(await record!.files[0]!.blob.text()).to.equal('日志');
  });

  it('lists by prefix and keeps corners apart', async () => {
    const store = openStore({name: fresh()});
    await store.write([
      ['base|a/draft/request', 1],
      ['base|a/outbox/k', 2],
      ['base|b/draft/request', 3],
    ]);
    expect(await store.keys('base|a/')).to.deep.equal(['base|a/draft/request', 'base|a/outbox/k']);
    expect(await store.list('base|b/')).to.deep.equal([['base|b/draft/request', 3]]);
    await new Corner(store, 'base|a').wipe();
    expect(await store.keys('base|')).to.deep.equal(['base|b/draft/request']);
  });

  it('lets two tabs that update the same record at once see each other', async () => {
    const name = fresh();
    const [one, two] = [openStore({name}), openStore({name})];
    await Promise.all(Array.from({length: 20}, (_, n) => (n % 2 ? one : two).update<number>('count', (old = 0) => old + 1)));
    expect(await one.get('count')).to.equal(20);
  });

  it('sweeps bytes that nothing names any more, once they are a day old', async () => {
    const corner = new Corner(openStore({name: fresh()}), 'base|person');
    const now = Date.now();
    const file = (id: string) => ({id, name: id, size: 1, type: '', blob: new Blob(['x'])});
    await corner.save(corner.key('draft', 'request'), {files: [file('named')]}, now - 2 * 86_400_000);
    await corner.store.write([
      [corner.key('file', 'orphan'), {blob: new Blob(['x']), at: now - 2 * 86_400_000}],
      [corner.key('file', 'young'), {blob: new Blob(['x']), at: now - 60_000}],
      [corner.key('upload', 'old'), {id: 'u', done: true, at: now - 2 * 86_400_000}],
      [corner.key('draft', 'rating', 's-1'), {comment: ''}],
    ]);
    await corner.sweep(now);
    expect(await corner.store.keys(corner.key('file', ''))).to.deep.equal([corner.key('file', 'named'), corner.key('file', 'young')]);
    expect(await corner.store.keys(corner.key('upload', ''))).to.deep.equal([]);
  });
});

describe('a database that fails', () => {
  const broken: Record<string, () => IDBFactory> = {
    'is refused by the browser': () => {
      throw new DOMException('denied', 'SecurityError');
    },
    'is not there': () => undefined as unknown as IDBFactory,
    'never answers': factory(() => ({}) as IDBOpenDBRequest),
    'fails to open': factory(() => {
      const request = {error: new DOMException('broken', 'UnknownError')} as unknown as IDBOpenDBRequest;
      queueMicrotask(() => request.onerror?.(new Event('error')));
      return request;
    }),
  };
  for (const [name, open] of Object.entries(broken)) {
    it(`that ${name} leaves everything in memory, says that nothing is kept, and waits no second time`, async () => {
      const store = openStore({name: fresh(), factory: open, limits});
      expect(await store.write([['a', {x: 1}]])).to.be.false;
      expect(await store.get('a')).to.deep.equal({x: 1});
      expect(await store.update<{x: number}>('a', (old) => ({x: old!.x + 1}))).to.deep.equal({x: 2});
      expect(await store.list('a')).to.deep.equal([['a', {x: 2}]]);
      await store.write([['a', undefined]]);
      expect(await store.keys('')).to.deep.equal([]);
    });
  }

  it('whose first connection was lost is opened once more', async () => {
    const name = fresh();
    let openings = 0;
    const connections: IDBDatabase[] = [];
    const store = openStore({
      name,
      limits,
      factory: factory((...words) => {
        openings++;
        const request = indexedDB.open(...words);
        request.addEventListener('success', () => connections.push(request.result));
        return request;
      }),
    });
    expect(await store.write([['a', 1]])).to.be.true;
    connections[0]!.close();
    expect(await store.write([['b', 2]])).to.be.true;
    expect(await store.keys('')).to.deep.equal(['a', 'b']);
    expect(openings).to.equal(2);
  });

  it('whose transactions are stuck behind one that never ends is asked twice, and then no more', async () => {
    const name = fresh();
    await openStore({name}).write([['a', 1]]);
    let openings = 0;
    const open = factory((...words) => {
      openings++;
      return indexedDB.open(...words);
    });
    const stuck = await new Promise<IDBTransaction>((resolve) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => resolve(request.result.transaction('records', 'readwrite'));
    });
    const goOn = () => (stuck.objectStore('records').get('a').onsuccess = goOn);
    goOn();
    try {
      const store = openStore({name, factory: open, limits: {open: 2_000, work: 100}});
      expect(await store.write([['b', 2]])).to.be.false;
      expect(openings).to.equal(2);
      expect(await store.write([['c', 3]])).to.be.false;
      expect(await store.keys('')).to.deep.equal(['b', 'c']);
      expect(openings).to.equal(2);
    } finally {
      stuck.abort();
      stuck.db.close();
    }
  });

  it('with no room left keeps the record in memory, tells it, and keeps what was there before', async () => {
    const name = fresh();
    const store = openStore({name});
    await store.write([['small', 1]]);
    const {put} = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function () {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      expect(await store.write([['big', 'x'.repeat(1000)]])).to.be.false;
      expect((await store.get<string>('big'))!.length).to.equal(1000);
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await store.get('small')).to.equal(1);
    expect(await openStore({name}).keys('')).to.deep.equal(['small']);
    expect(await store.write([['big', 'y']]), 'and takes it once there is room').to.be.true;
    expect(await openStore({name}).get('big')).to.equal('y');
  });

  it('leaves nothing half written', async () => {
    const name = fresh();
    const store = openStore({name});
    expect(
      await store
        .write([
          ['a', 1],
          ['b', () => 'functions cannot be stored'],
        ])
        .catch(() => 'thrown'),
    ).to.not.equal(true);
    expect(await openStore({name}).keys('')).to.deep.equal([]);
  });

  it('lets a newer version of itself through', async () => {
    const name = fresh();
    await openStore({name}).write([['a', 1]]);
    const upgraded = await new Promise<number>((resolve, reject) => {
      const request = indexedDB.open(name, 2);
      request.onblocked = () => reject(new Error('blocked'));
      request.onsuccess = () => {
        resolve(request.result.version);
        request.result.close();
      };
    });
    expect(upgraded).to.equal(2);
  });
});

describe('a store in memory', () => {
  it('gives out copies, so that a form still being edited changes nothing that was taken', async () => {
    const store = openMemoryStore();
    const draft = {text: '一'};
    await store.write([['a', draft]]);
    draft.text = '二';
    expect(await store.get('a')).to.deep.equal({text: '一'});
  });
});
