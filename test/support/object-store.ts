import S3rver from 's3rver';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openBucket, type Bucket, type BucketSettings} from '../../server/node/uploads/bucket.js';
import {strictFront} from './strict-front.js';

/** A store that speaks S3, and checks what it is sent, on a port of its own. */
export interface ObjectStore {
  settings: BucketSettings;
  /** The same as variables of a gateway. */
  env: Record<string, string>;
  bucket: Bucket;
  /** Every key, in order. */
  keys(): Promise<string[]>;
  /** As a store that went away; `start` brings it back with what it had. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** For good. */
  end(): Promise<void>;
}

const name = 'files';
/** The name and the secret that this store knows. */
const key = 'S3RVER';

export async function startObjectStore(prefix = 'desk/'): Promise<ObjectStore> {
  const directory = await mkdtemp(join(tmpdir(), 'aftercare-store-'));
  let running: S3rver | undefined;
  let front: Server | undefined;
  let port = 0;
  const start = async () => {
    const store = new S3rver({address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{name}]});
    const inner = await store.run();
    running = store;
    front = strictFront(() => `http://127.0.0.1:${inner.port}`, key);
    await once(front.listen(port, '127.0.0.1'), 'listening');
    ({port} = front.address() as AddressInfo);
  };
  const stop = async () => {
    front?.closeAllConnections();
    front?.close();
    await running?.close();
    running = undefined;
  };
  await start();
  const settings: BucketSettings = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    name,
    style: 'path',
    prefix,
    accessKeyId: key,
    secretAccessKey: key,
  };
  const bucket = openBucket(settings);
  return {
    settings,
    env: {
      S3_ENDPOINT: settings.endpoint,
      S3_BUCKET: name,
      S3_STYLE: 'path',
      S3_PREFIX: prefix,
      S3_ACCESS_KEY_ID: key,
      S3_SECRET_ACCESS_KEY: key,
    },
    bucket,
    keys: async () => {
      const keys: string[] = [];
      for await (const one of bucket.list('')) keys.push(one.key);
      return keys;
    },
    start,
    stop,
    end: async () => {
      await stop();
      await rm(directory, {recursive: true, force: true});
    },
  };
}
