import {randomInt} from 'node:crypto';
import {CannotStart} from '../cannot-start.js';
import {mark, type Bucket, type BucketSettings, BucketUnavailable} from './bucket.js';

export interface BucketClaim {
  bucket: Bucket;
  /** For what is said. */
  settings: BucketSettings;
  /** The number of the bucket that the database knows as its own. */
  known(): Promise<number | undefined>;
  /** Makes this number that of the database unless it has one; gives what it has. */
  agree(proposed: number): Promise<number>;
  /** Told where the store of a database that has one does not answer: requests are taken all the same. */
  report(error: unknown): void;
}

/**
 * Makes sure that this is the bucket in which the files of a database lie, which all its gateways share, and no other database's: its number stands in the bucket
 * and in the database. Throws `CannotStart` where they differ, and where the bucket cannot be read and written as the environment says.
 */
export async function claimBucket({bucket, settings, known, agree, report}: BucketClaim): Promise<void> {
  const own = await known();
  try {
    const there = await numberIn(bucket);
    if (own === undefined && there !== undefined && (await isUsed(bucket))) {
      throw new CannotStart(
        `The bucket of S3_BUCKET holds the files of another database under this S3_PREFIX. Give each database a prefix, or better a bucket, of its own.`,
      );
    }
    if (own !== undefined && there !== own) {
      throw new CannotStart(
        `The files of this database lie in another bucket, or under another prefix, than S3_BUCKET and S3_PREFIX say. Gateways of one database share one. ` +
          `Where they were moved, or are lost for good, write ${own} into an object ${settings.prefix}${mark} of this one.`,
      );
    }
    const agreed = own ?? (await agree(there ?? randomInt(1, 2 ** 47)));
    // Each time: a key that may only read is told of now, and not by the first customer.
    await write(bucket, agreed);
  } catch (error) {
    if (!(error instanceof BucketUnavailable)) throw error;
    // A store that is down for a while keeps nobody from handing in a request; one that was never reached is most likely a wrong address.
    if (error.status === undefined && own !== undefined) return report(error);
    throw new CannotStart(sentenceFor(error), {cause: error});
  }
}

async function numberIn(bucket: Bucket): Promise<number | undefined> {
  const bytes = await bucket.get(mark);
  return bytes && Number((await new Response(bytes).text()).trim());
}

async function write(bucket: Bucket, value: number): Promise<void> {
  const bytes = new TextEncoder().encode(`${value}\n`);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  await bucket.put(mark, () => bytes, {size: bytes.length, sha256: Buffer.from(digest).toString('hex')});
}

async function isUsed(bucket: Bucket): Promise<boolean> {
  for (const prefix of ['files/', 'pieces/']) for await (const _ of bucket.list(prefix)) return true;
  return false;
}

function sentenceFor({status, code}: BucketUnavailable): string {
  const said = `(${[status, code].filter((word) => word !== undefined).join(' ')})`;
  if (status === undefined)
    return `The store of S3_ENDPOINT does not answer ${said}. Check that it runs and that the address is right; S3_STYLE=path where the bucket's name is no part of the host's.`;
  if (status === 404) return `There is no bucket of the name in S3_BUCKET ${said}. Make it first, without any right for the public.`;
  if (status === 401 || status === 403)
    return `The store of S3_ENDPOINT does not let S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY in ${said}. Check both, S3_REGION and this machine's clock; the key needs the rights to read, write, remove and list objects of the bucket.`;
  return `The store of S3_ENDPOINT refuses what is asked of it ${said}. Check S3_ENDPOINT, S3_REGION and S3_STYLE.`;
}
