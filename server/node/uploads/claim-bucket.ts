import {CannotStart} from '../cannot-start.js';
import {mark, type Bucket, type BucketSettings, BucketUnavailable} from './bucket.js';
import {claimPlace, type KnownNumber} from './claim-place.js';

export interface BucketClaim {
  bucket: Bucket;
  /** For what is said. */
  settings: BucketSettings;
  number: KnownNumber;
  /** Told where the store of a database that has one does not answer: requests are taken all the same. */
  report(error: unknown): void;
}

/** Makes a bucket that of a database, see `claimPlace`. Throws `CannotStart`, also where it cannot be read and written as the environment says. */
export async function claimBucket({bucket, settings, number, report}: BucketClaim): Promise<void> {
  const put = async (value: number, how: {alone?: true} = {}) => {
    const bytes = new TextEncoder().encode(`${value}\n`);
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    await bucket.put(mark, () => bytes, {size: bytes.length, sha256: Buffer.from(digest).toString('hex'), ...how});
  };
  const place = {
    read: async () => {
      const bytes = await bucket.get(mark);
      return bytes && Number((await new Response(bytes).text()).trim());
    },
    write: (value: number) => put(value),
    begin: (value: number) =>
      put(value, {alone: true}).catch((error: unknown) => {
        if (!(error instanceof BucketUnavailable) || error.status === undefined) throw error;
        // One stands there, or is being put there. Whatever else a store says, it may be that it knows no such condition.
        return [409, 412].includes(error.status) ? undefined : put(value);
      }),
    isUsed: () => isUsed(bucket),
    another: `The bucket of S3_BUCKET holds the files of another database under this S3_PREFIX. Give each database a prefix, or better a bucket, of its own.`,
    elsewhere: (own: number) =>
      `The files of this database lie in another bucket, or under another prefix, than S3_BUCKET and S3_PREFIX say. Gateways of one database share one. ` +
      `Where they were moved, or are lost for good, write ${own} into an object ${settings.prefix}${mark} of this one.`,
  };
  try {
    await claimPlace(place, number);
  } catch (error) {
    if (!(error instanceof BucketUnavailable)) throw error;
    // A store that is down for a while keeps nobody from handing in a request; one that was never reached is most likely a wrong address.
    if (error.status === undefined && (await number.known()) !== undefined) return report(error);
    throw new CannotStart(sentenceFor(error), {cause: error});
  }
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
