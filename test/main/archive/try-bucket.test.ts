import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryBucket } from '../../../main/archive/try-bucket.ts';
import type { BucketPlace } from '../../../main/contract/archive-calls.ts';
import { type FakeS3, refuse, startFakeS3 } from '../../support/fake-s3.ts';
import { bucketAt, never, openStore } from '../../support/new-bucket.ts';

const block = (last: boolean) =>
  `<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>
   <BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>${last}</RestrictPublicBuckets></PublicAccessBlockConfiguration>`;
const lifecycle = (rule: string) =>
  `<LifecycleConfiguration><Rule><ID>tidy</ID><Status>Enabled</Status>${rule}</Rule></LifecycleConfiguration>`;
const clearing =
  '<AbortIncompleteMultipartUpload><DaysAfterInitiation>7</DaysAfterInitiation></AbortIncompleteMultipartUpload>';
const everywhere = '<Filter><Prefix></Prefix></Filter>';
const expiry = '<Expiration><Days>365</Days></Expiration>';

describe('the pre-flight of a bucket', () => {
  let s3: FakeS3;
  let place: BucketPlace;

  beforeEach(async () => {
    s3 = await startFakeS3();
    place = bucketAt(s3.origin, 'b');
    s3.versions = true;
    for (const [name, answer] of [
      ['location', '<LocationConstraint>ap-northeast-1</LocationConstraint>'],
      ['publicAccessBlock', block(true)],
      ['policyStatus', [404, 'NoSuchBucketPolicy']],
      ['versioning', '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>'],
      [
        'object-lock',
        '<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>COMPLIANCE</Mode><Years>7</Years></DefaultRetention></Rule></ObjectLockConfiguration>',
      ],
      ['lifecycle', lifecycle(`${everywhere}${clearing}`)],
    ] as const)
      s3.settings.set(name, answer);
  });
  afterEach(() => s3.close());

  const find = async (given: Partial<BucketPlace> = {}) => {
    const findings = await tryBucket(openStore({ ...place, ...given }), { ...place, ...given }, never);
    return Object.fromEntries(findings.map(({ check, verdict, facts }) => [check, { verdict, facts }]));
  };
  const verdictOf = async (check: string, given: Partial<BucketPlace> = {}) => (await find(given))[check]?.verdict;

  it('finds everything good where everything is, but for what loopback and a history of versions bring with them', async () => {
    const found = await find();
    const others = Object.entries(found).filter(([, { verdict }]) => verdict !== 'good');
    expect(others.map(([check, { verdict }]) => [check, verdict])).toEqual([
      ['transport', 'warn'],
      ['probe-kept', 'unknown'],
    ]);
    expect(found['object-lock']?.facts).toEqual({ mode: 'COMPLIANCE', days: 2555 });
    expect(Object.keys(found)).toHaveLength(15);
  });

  it('leaves nothing behind', async () => {
    await find();
    expect([...s3.objects.keys()]).toEqual([]);
  });

  it.each([
    ['public-access', 'publicAccessBlock', block(false), 'warn'],
    ['public-access', 'publicAccessBlock', [404, 'NoSuchPublicAccessBlockConfiguration'], 'warn'],
    ['public-access', 'publicAccessBlock', [403, 'AccessDenied'], 'unknown'],
    ['public-access', 'publicAccessBlock', '<PublicAccessBlockConfiguration/>', 'unknown'],
    ['versioning', 'versioning', '<VersioningConfiguration/>', 'unknown'],
    [
      'versioning',
      'versioning',
      '<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>',
      'warn',
    ],
    ['object-lock', 'object-lock', [404, 'ObjectLockConfigurationNotFoundError'], 'warn'],
    ['object-lock', 'object-lock', [501, 'NotImplemented'], 'unknown'],
    ['object-lock', 'object-lock', '<ObjectLockConfiguration/>', 'unknown'],
    [
      'object-lock-retention',
      'object-lock',
      '<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>',
      'warn',
    ],
    ['expiry', 'lifecycle', [404, 'NoSuchLifecycleConfiguration'], 'good'],
    ['expiry', 'lifecycle', '<LifecycleConfiguration/>', 'unknown'],
    ['expiry', 'lifecycle', lifecycle(`${everywhere}${expiry}`), 'bad'],
    [
      'expiry',
      'lifecycle',
      lifecycle(`<Filter><Prefix>voices/recordings/account=AC1/</Prefix></Filter>${expiry}`),
      'bad',
    ],
    ['expiry', 'lifecycle', lifecycle(`<Filter><Prefix>voices/manifests/</Prefix></Filter>${expiry}`), 'bad'],
    ['expiry', 'lifecycle', lifecycle(`<Filter><Prefix>voices/unfinished/</Prefix></Filter>${expiry}`), 'bad'],
    ['expiry', 'lifecycle', lifecycle(`<Filter><Prefix>voices/koekura-probe-</Prefix></Filter>${expiry}`), 'good'],
    ['expiry', 'lifecycle', lifecycle(`<Filter><Prefix>other/</Prefix></Filter>${expiry}`), 'good'],
    ['expiry', 'lifecycle', lifecycle(`<Filter><Tag><Key>a</Key><Value>b</Value></Tag></Filter>${expiry}`), 'good'],
    ['expiry', 'lifecycle', lifecycle(`${everywhere}${expiry}`).replace('Enabled', 'Disabled'), 'good'],
    ['abandoned-uploads', 'lifecycle', [404, 'NoSuchLifecycleConfiguration'], 'warn'],
    [
      'freezing',
      'lifecycle',
      lifecycle(`${everywhere}<Transition><Days>30</Days><StorageClass>DEEP_ARCHIVE</StorageClass></Transition>`),
      'bad',
    ],
  ] as const)('judges %s by what %s answers: %s is %s', async (check, setting, answer, verdict) => {
    s3.settings.set(setting, answer);
    expect(await verdictOf(check)).toBe(verdict);
  });

  it('calls a bucket whose policy makes it public bad', async () => {
    s3.settings.set('publicAccessBlock', [404, 'NoSuchPublicAccessBlockConfiguration']);
    s3.settings.set('policyStatus', '<PolicyStatus><IsPublic>TRUE</IsPublic></PolicyStatus>');
    expect(await verdictOf('public-access')).toBe('bad');
  });

  it('calls a bucket that a stranger can read bad, whatever its settings say', async () => {
    s3.fault = ({ signed }, response) => !signed && Boolean(response.writeHead(200).end('mine'));
    expect(await verdictOf('stranger')).toBe('bad');
  });

  it('calls another region than the chosen one bad', async () => {
    const found = await find({ region: 'ap-northeast-3' });
    expect(found.region).toEqual({ verdict: 'bad', facts: { region: 'ap-northeast-1', chosen: 'ap-northeast-3' } });
  });

  it.each([
    ['refuses it', true, 'good', '412'],
    ['silently overwrites', false, 'warn', '200'],
  ])('sees what the store does with a second put: %s', async (_, heeds, verdict, how) => {
    s3.heeds = heeds;
    expect((await find())['conditional-writes']).toEqual({ verdict, facts: { how } });
  });

  it('sees that the store does not know conditional puts', async () => {
    s3.fault = ({ headers }, response) =>
      headers['if-none-match'] !== undefined && Boolean(refuse(response, 501, 'NotImplemented'));
    expect((await find())['conditional-writes']).toEqual({ verdict: 'warn', facts: { how: '501' } });
  });

  it('calls it bad when the probe comes back without the encryption asked for', async () => {
    s3.fault = ({ method, key, headers }) => {
      if (method === 'PUT' && key !== '') delete headers['x-amz-server-side-encryption'];
      return false;
    };
    expect(await verdictOf('encryption', { encryption: 'sse-kms', kmsKey: 'k' })).toBe('bad');
  });

  it('does not take silence about encryption and checksums for good', async () => {
    s3.tells = false;
    const found = await find();
    expect([found.encryption?.verdict, found.checksums?.verdict]).toEqual(['unknown', 'unknown']);
  });

  it('warns of a class that cannot be read at once', async () => {
    expect(await verdictOf('storage-class', { storageClass: 'DEEP_ARCHIVE' })).toBe('bad');
    expect(await verdictOf('storage-class', { storageClass: 'STANDARD_IA' })).toBe('unknown');
  });

  it('says that the probe stays when an object lock forbids its removal', async () => {
    s3.fault = ({ method }, response) => method === 'DELETE' && Boolean(refuse(response, 403, 'AccessDenied'));
    const found = await find();
    expect(found.probe?.verdict).toBe('good');
    expect(found['probe-kept']?.facts.reason).toBe('AccessDenied');
  });

  it('sees clocks that differ', async () => {
    s3.fault = (_, response) => {
      response.setHeader('date', new Date(Date.now() + 300_000).toUTCString());
      return false;
    };
    const { clock } = await find();
    expect(clock?.verdict).toBe('warn');
    expect(clock?.facts.seconds).toBeGreaterThan(290);
  });

  it('calls a probe that reads back differently bad', async () => {
    s3.fault = ({ method, key, signed }, response) =>
      method === 'GET' && key !== '' && signed && Boolean(response.writeHead(200, { etag: '"x"' }).end('other'));
    expect(await verdictOf('probe')).toBe('bad');
  });
});
