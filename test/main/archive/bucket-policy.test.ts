import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { bucketPolicy } from '../../../main/archive/bucket-policy.ts';
import { createS3Store } from '../../../main/archive/s3-store.ts';
import { tryBucket } from '../../../main/archive/try-bucket.ts';
import { sha256 } from '../../../main/crypto/sha256.ts';
import { type Asked, startFakeS3 } from '../../support/fake-s3.ts';
import { bucketAt, collect, never, openStore } from '../../support/new-bucket.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

type Statement = {
  readonly Action: readonly string[];
  readonly Resource: string;
  readonly Condition?: { readonly StringLike?: { readonly 's3:prefix': readonly string[] } };
};
const statementsOf = (policy: string) => JSON.parse(policy).Statement as Statement[];

/** The action a request takes, as Amazon's service authorisation reference has it. */
function actionOf({ method, key, query }: Asked): string {
  if (key === '') {
    const settings = {
      location: 'GetBucketLocation',
      publicAccessBlock: 'GetBucketPublicAccessBlock',
      policyStatus: 'GetBucketPolicyStatus',
      versioning: 'GetBucketVersioning',
      'object-lock': 'GetBucketObjectLockConfiguration',
      lifecycle: 'GetLifecycleConfiguration',
      uploads: 'ListBucketMultipartUploads',
      'list-type': 'ListBucket',
    };
    return Object.entries(settings).find(([name]) => query.has(name))?.[1] ?? 'unknown';
  }
  if (query.has('uploadId') && method === 'GET') return 'ListMultipartUploadParts';
  if (query.has('uploadId') && method === 'DELETE') return 'AbortMultipartUpload';
  return { GET: 'GetObject', HEAD: 'GetObject', DELETE: 'DeleteObject' }[method] ?? 'PutObject';
}

const like = (pattern: string, text: string) =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;

function allows(statements: readonly Statement[], asked: Asked): boolean {
  const resource = asked.key === '' ? 'arn:aws:s3:::b' : `arn:aws:s3:::b/${asked.key}`;
  return statements.some(({ Action, Resource, Condition }) => {
    const prefixes = Condition?.StringLike?.['s3:prefix'];
    const listed = asked.query.get('prefix');
    const within = prefixes === undefined || (listed !== null && prefixes.some((prefix) => like(prefix, listed)));
    return Action.includes(`s3:${actionOf(asked)}`) && like(Resource, resource) && within;
  });
}

it('allows what an archive and its pre-flight really ask, and nothing they do not', async () => {
  const { path, remove } = temporaryFolder();
  const s3 = await startFakeS3();
  onTestFinished(async () => {
    remove();
    await s3.close();
  });
  const place = bucketAt(s3.origin, 'b');
  const objects = openStore(place);
  const open = (over = objects) =>
    createS3Store({ objects: over, prefix: place.prefix, archive: null, spool: path, run: 'r', partSize: 5_000_000 });
  const put = async (name: string, bytes: Uint8Array, store = open()) => {
    const staged = await store.stage(name);
    writeFileSync(staged, bytes);
    return store.put(name, staged, { size: bytes.length, sha256: sha256(bytes) }, never, () => {}).catch(() => null);
  };

  await tryBucket(objects, place, never);
  await put('recordings/a', randomBytes(100));
  const large = randomBytes(5_000_100);
  await put('recordings/b', large, open({ ...objects, completeUpload: () => Promise.reject(new Error('killed')) }));
  await put('recordings/b', randomBytes(5_000_100));
  await put('recordings/c', large, open({ ...objects, completeUpload: () => Promise.reject(new Error('killed')) }));
  await put('recordings/c', large);
  const first = await open().putBytes('a.json', Buffer.from('1'), null, never);
  await open().putBytes('a.json', Buffer.from('2'), first, never);
  await collect(open().read('recordings/a', never));
  await collect(open().list('recordings/', never));

  const statements = statementsOf(bucketPolicy(place));
  const signed = s3.asked.filter((one) => one.signed);
  expect(signed.filter((one) => !allows(statements, one)).map((one) => `${actionOf(one)} ${one.key}`)).toEqual([]);
  const used = new Set(signed.map((one) => `s3:${actionOf(one)}`));
  expect(statements.flatMap(({ Action }) => Action).filter((action) => !used.has(action))).toEqual([]);
});

it.each([
  ['arn:aws:kms:ap-northeast-1:1:key/k', 'arn:aws:kms:ap-northeast-1:1:key/k'],
  ['k', 'arn:aws:kms:ap-northeast-1:*:key/k'],
  ['alias/voices', 'arn:aws:kms:ap-northeast-1:*:key/*'],
])('lets the KMS key %s be used through S3 alone', (kmsKey, resource) => {
  const [statement] = statementsOf(
    bucketPolicy({ ...bucketAt('https://s3.example', 'b'), encryption: 'sse-kms', kmsKey }),
  ).filter(({ Action }) => Action.some((one) => one.startsWith('kms:')));
  expect(statement?.Resource).toBe(resource);
  expect(JSON.stringify(statement?.Condition)).toContain('s3.ap-northeast-1.amazonaws.com');
});

it('names the partition of regions that have one of their own', () => {
  expect(bucketPolicy({ ...bucketAt('https://s3.example', 'b'), region: 'cn-north-1' })).toContain('arn:aws-cn:s3:::b');
});
