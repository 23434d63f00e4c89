import { randomBytes } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { inject } from 'vitest';
import type { BucketPlace } from '../../main/contract/archive-calls.ts';
import { createCarrier } from '../../main/http/carry-request.ts';
import { createObjectStore } from '../../main/object-store/create-object-store.ts';
import type { ObjectStore } from '../../main/object-store/object-store.ts';

/** Whether the tests have a real object store; where they have none, those that need it are left out by name. */
export const swift = inject('swift') ?? null;
export const direct = async () => 'DIRECT';
export const never = new AbortController().signal;

/** A bucket as the form would give it, on a server of one's own. */
export const bucketAt = (endpoint: string, bucket: string): BucketPlace => ({
  kind: 's3',
  endpoint,
  region: 'ap-northeast-1',
  bucket,
  prefix: 'voices/',
  pathStyle: true,
  credentials: 'key',
  encryption: 'none',
  kmsKey: null,
  storageClass: null,
});

/** One for all: reading the system's certificates takes longer than a test. */
const carrier = createCarrier({ resolveProxy: direct, certificates: () => [] });

/** A store over `place`, which asks again at once. */
export function openStore(place: BucketPlace, key = swift ?? { accessKey: 'a', secretKey: 'b' }): ObjectStore {
  const { accessKey, secretKey } = key;
  return createObjectStore({ place, credentials: async () => ({ accessKey, secretKey }), carrier, pause: 1 });
}

/** A new bucket in the tests' object store. */
export async function newBucket(): Promise<{ readonly place: BucketPlace; readonly objects: ObjectStore }> {
  if (swift === null) throw new Error('there is no object store');
  const { endpoint, region, accessKey: accessKeyId, secretKey: secretAccessKey } = swift;
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  const bucket = `koekura-${randomBytes(6).toString('hex')}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
  const place = bucketAt(endpoint, bucket);
  return { place, objects: openStore(place) };
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
