import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mustAllowAsking, mustAllowConnecting } from '../../../main/policy/must-allow-account.ts';
import { isBucket, liesIn, mustAllowArchive } from '../../../main/policy/must-allow-archive.ts';
import { mustAllowExport } from '../../../main/policy/must-allow-export.ts';
import { mustAllowLifting } from '../../../main/policy/must-allow-lifting.ts';
import { mustAllowRemoval, refusalOfRemoval, youngSince } from '../../../main/policy/must-allow-removal.ts';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { newFolder } from '../../support/new-record.ts';
import { brokenPolicy, policyOf } from '../../support/policy-of.ts';

const account = `AC${'0f'.repeat(16)}`;
const other = `AC${'1a'.repeat(16)}`;
const refusal = (policy: string, facts = {}) => ({ code: 'forbidden-by-policy', facts: { policy, ...facts } });
const unreadable = {
  code: 'policy-unreadable',
  facts: { place: '/etc/p', problem: 'policy-unknown-key', where: 'export.forbidPlian' },
};
const thrownBy = (act: () => unknown): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return error;
  }
};

test('where nothing is laid down everything is allowed', async () => {
  mustAllowConnecting(noPolicy, { account, region: 'us1' });
  mustAllowExport(noPolicy);
  mustAllowLifting(noPolicy);
  mustAllowRemoval(noPolicy, { grace: 0, withoutCopy: 'no need' });
  await mustAllowArchive(noPolicy, () => expect.fail('asked for the place'));
  expect(refusalOfRemoval(noPolicy, { account, startedAt: 100 }, 100)).toBeNull();
});

test('while the policy cannot be understood, whatever it may forbid is refused', async () => {
  const place = { account, region: 'us1' } as const;
  expect(thrownBy(() => mustAllowConnecting(brokenPolicy, place))).toMatchObject(unreadable);
  expect(thrownBy(() => mustAllowExport(brokenPolicy))).toMatchObject(unreadable);
  expect(thrownBy(() => mustAllowLifting(brokenPolicy))).toMatchObject(unreadable);
  expect(thrownBy(() => mustAllowRemoval(brokenPolicy, { grace: 600, withoutCopy: null }))).toMatchObject(unreadable);
  expect(thrownBy(() => refusalOfRemoval(brokenPolicy, { account, startedAt: 0 }, 1))).toMatchObject(unreadable);
  await expect(mustAllowArchive(brokenPolicy, () => ({ kind: 'folder', path: '/a' }))).rejects.toMatchObject(
    unreadable,
  );
});

test('but what is connected can be listened to meanwhile', () => {
  expect(thrownBy(() => mustAllowAsking(brokenPolicy, { account, region: 'us1' }))).toBeNull();
});

describe('accounts', () => {
  const policy = policyOf({ 'accounts.allowed': [account.toUpperCase()], 'accounts.regions': ['ie1'] });
  for (const judge of [mustAllowConnecting, mustAllowAsking]) {
    test(`one that is named, in a region that is named (${judge.name})`, () => {
      expect(thrownBy(() => judge(policy, { account, region: 'ie1' }))).toBeNull();
      expect(thrownBy(() => judge(policy, { account: `${account}-ie1`, region: 'ie1' }))).toBeNull();
    });
    test(`another account, another region (${judge.name})`, () => {
      const named = refusal('accounts.allowed', { account: other });
      expect(thrownBy(() => judge(policy, { account: `${other}-ie1`, region: 'ie1' }))).toMatchObject(named);
      const elsewhere = refusal('accounts.regions', { region: 'us1' });
      expect(thrownBy(() => judge(policy, { account, region: 'us1' }))).toMatchObject(elsewhere);
    });
  }
  test('an empty list allows none', () => {
    const none = policyOf({ 'accounts.allowed': [] });
    expect(thrownBy(() => mustAllowConnecting(none, { account, region: 'us1' }))).not.toBeNull();
  });
});

describe('archives in folders', () => {
  test.each([
    ['/srv/archive', '/srv/archive', 'linux', true],
    ['/srv/archive/2026', '/srv/archive', 'linux', true],
    ['/srv/archive/..hidden', '/srv/archive', 'linux', true],
    ['/srv/archive2', '/srv/archive', 'linux', false],
    ['/srv/archive/../other', '/srv/archive', 'linux', false],
    ['/srv', '/srv/archive', 'linux', false],
    ['/srv/archive', 'archive', 'linux', false],
    ['/anything', '/', 'linux', true],
    ['D:\\Archive\\a', 'd:\\archive', 'win32', true],
    ['D:\\Archive\\..\\a', 'd:\\archive', 'win32', false],
    ['E:\\Archive', 'D:\\Archive', 'win32', false],
    ['\\\\server\\share\\a', '\\\\server\\share', 'win32', true],
    ['\\\\server\\other', '\\\\server\\share', 'win32', false],
  ] as const)('%s in %s on %s: %s', (path, folder, platform, lies) => {
    expect(liesIn(path, folder, platform)).toBe(lies);
  });

  test('only in those that are named, and not through a link that leads out', async () => {
    const at = newFolder();
    const [inside, outside] = [join(at, 'archives'), join(at, 'elsewhere')];
    mkdirSync(join(inside, 'one'), { recursive: true });
    mkdirSync(outside);
    symlinkSync(outside, join(inside, 'link'), 'junction');
    const policy = policyOf({ 'archives.folders': [inside] });
    const asked = (path: string) => mustAllowArchive(policy, () => ({ kind: 'folder', path }));
    await asked(inside);
    await asked(join(inside, 'one'));
    await asked(join(inside, 'not there yet'));
    for (const path of [outside, at, join(inside, 'link')])
      await expect(asked(path)).rejects.toMatchObject(refusal('archives.folders'));
  });

  test('a bucket is not a folder that is named, nor the other way round', async () => {
    const bucket = { kind: 's3', endpoint: null, region: 'us-east-1', bucket: 'b12' } as const;
    await expect(mustAllowArchive(policyOf({ 'archives.folders': ['/'] }), () => bucket)).rejects.toMatchObject(
      refusal('archives.folders'),
    );
    await expect(
      mustAllowArchive(policyOf({ 'archives.buckets': ['b12 us-east-1'] }), () => ({ kind: 'folder', path: '/a' })),
    ).rejects.toMatchObject(refusal('archives.buckets'));
    await mustAllowArchive(policyOf({ 'archives.buckets': ['b12 us-east-1'] }), () => bucket);
  });
});

describe('archives in buckets', () => {
  const aws = { kind: 's3', endpoint: null, region: 'eu-central-1', bucket: 'recordings' } as const;
  test.each([
    ['recordings eu-central-1', aws, true],
    ['recordings EU-CENTRAL-1', aws, true],
    ['recordings us-east-1', aws, false],
    ['recordings2 eu-central-1', aws, false],
    ['recordings eu-central-1 https://store.example.com', aws, false],
    ['recordings eu-central-1', { ...aws, endpoint: 'https://store.example.com' }, false],
    ['recordings eu-central-1 https://store.example.com', { ...aws, endpoint: 'https://store.example.com/' }, true],
    ['recordings eu-central-1 https://store.example.com', { ...aws, endpoint: 'http://store.example.com' }, false],
    ['recordings eu-central-1 https://store.example.com', { ...aws, endpoint: 'https://store.example.com:9' }, false],
  ])('%s: %o', (entry, bucket, same) => {
    expect(isBucket(entry, bucket)).toBe(same);
  });
});

describe('removals', () => {
  const grace = 24 * 3600;
  test('not without a verified copy', () => {
    const policy = policyOf({ 'removal.requireVerifiedCopy': true });
    mustAllowRemoval(policy, { grace, withoutCopy: null });
    const act = () => mustAllowRemoval(policy, { grace, withoutCopy: 'the customer asked for it' });
    expect(thrownBy(act)).toMatchObject(refusal('removal.requireVerifiedCopy'));
  });

  test('not before the time to call it off', () => {
    const policy = policyOf({ 'removal.minimumGraceHours': 24 });
    mustAllowRemoval(policy, { grace, withoutCopy: null });
    const act = () => mustAllowRemoval(policy, { grace: grace - 1, withoutCopy: null });
    expect(thrownBy(act)).toMatchObject(refusal('removal.minimumGraceHours', { hours: 24 }));
  });

  test('not of what is younger than it must be, reckoned from the plan', () => {
    const policy = policyOf({ 'retention.minimumDays': 90 });
    const at = 1_800_000_000;
    const oldEnough = at - 90 * 86_400;
    expect(refusalOfRemoval(policy, { account, startedAt: oldEnough }, at)).toBeNull();
    expect(refusalOfRemoval(policy, { account, startedAt: oldEnough + 1 }, at)).toMatchObject(
      refusal('retention.minimumDays', { days: 90 }),
    );
    expect(youngSince(policy, at)).toBe(oldEnough);
    expect(youngSince(noPolicy, at)).toBeNull();
  });

  test('not of an account that is on hold, in whatever region', () => {
    const policy = policyOf({ 'holds.accounts': [account] });
    const held = { account: `${account}-ie1`, startedAt: 0 };
    expect(refusalOfRemoval(policy, held, 1)).toMatchObject(refusal('holds.accounts'));
    expect(refusalOfRemoval(policy, { ...held, account: other }, 1)).toBeNull();
  });
});

test('plain exports, and lifting holds', () => {
  const policy = policyOf({ 'export.forbidPlain': true, 'holds.forbidLifting': true });
  expect(thrownBy(() => mustAllowExport(policy))).toMatchObject(refusal('export.forbidPlain'));
  expect(thrownBy(() => mustAllowLifting(policy))).toMatchObject(refusal('holds.forbidLifting'));
});

test('a rule that says no forbids nothing', () => {
  const policy = policyOf({ 'export.forbidPlain': false, 'holds.forbidLifting': false, 'retention.minimumDays': 0 });
  mustAllowExport(policy);
  mustAllowLifting(policy);
  expect(refusalOfRemoval(policy, { account, startedAt: 101 }, 100)).toBeNull();
});
