import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBuckets } from '../../../main/archive/create-buckets.ts';
import { archiveChecks } from '../../../main/checkup/archive-checks.ts';
import { examine } from '../../../main/checkup/examine.ts';
import { gatherArchive } from '../../../main/checkup/gather-kept.ts';
import type { Archive } from '../../../main/contract.ts';
import { createCarrier } from '../../../main/http/carry-request.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { failingKeychain } from '../../support/failing-keychain.ts';
import { type FakeS3, startFakeS3 } from '../../support/fake-s3.ts';
import { bucketAt, direct, never } from '../../support/new-bucket.ts';
import { newFolder } from '../../support/new-record.ts';

const now = 1_790_000_000;
const versioning = (status: string) => `<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`;
const carrier = createCarrier({ resolveProxy: direct, certificates: () => [] });

let s3: FakeS3;
beforeEach(async () => {
  s3 = await startFakeS3();
  s3.settings.set('location', '<LocationConstraint>ap-northeast-1</LocationConstraint>');
  s3.settings.set('versioning', versioning('Enabled'));
});
afterEach(() => s3.close());

/** An archive in a bucket that was found good when it was tried, and what a check-up says of it. */
async function start() {
  const id = randomUUID();
  const place = bucketAt(s3.origin, 'b');
  const buckets = createBuckets({
    ...{ profile: newFolder(), keychain: failingKeychain(), carrier },
    ...{ session: memoryKeychain(), secretsIn: () => 'system' },
    note: (_, deed) => deed(),
  });
  await buckets.keep(id, { accessKey: 'a', secretKey: 'b' });
  const preflight = [...(await buckets.tryKept(place, id))];
  const archive = { archive: id, name: 'Osaka', place, preflight, preflightAt: now - 86_400 } as unknown as Archive;
  const gatherers = gatherArchive({ archives: async () => [archive], lookAtBucket: buckets.lookAt });
  const checks = archiveChecks.filter(({ name }) => name !== 'archive-whole');
  const subject = { scope: 'archive', subject: id, name: 'Osaka' } as const;
  const look = async () => {
    const findings = await examine(subject, checks, gatherers, { signal: never, now: () => now, gathered: () => {} });
    return Object.fromEntries(findings.map(({ check, says, failure }) => [check, failure?.code ?? says]));
  };
  return { look };
}

test('a bucket that no longer keeps versions, or that a policy has made public, is found out by looking, not by the last trial', async () => {
  const { look } = await start();
  expect(await look()).toMatchObject({ 'archive-versions': 'on', 'archive-region': 'as-chosen' });
  s3.settings.set('versioning', versioning('Suspended'));
  s3.settings.set('policyStatus', '<PolicyStatus><IsPublic>TRUE</IsPublic></PolicyStatus>');
  expect(await look()).toMatchObject({ 'archive-versions': 'lost', 'archive-public': 'open' });
});

test('looking writes nothing into the bucket', async () => {
  const { look } = await start();
  const before = s3.asked.length;
  await look();
  const asked = s3.asked.slice(before);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
});

test('a bucket that refuses is not called fine on the strength of the last trial', async () => {
  const { look } = await start();
  s3.fault = (_, response) => Boolean(response.writeHead(403).end());
  const found = Object.values(await look());
  expect(found).toEqual(found.map(() => 'archive-refused'));
});
