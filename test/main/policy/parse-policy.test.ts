import { expect, test } from 'vitest';
import { parsePolicy } from '../../../main/policy/parse-policy.ts';

const account = `AC${'0f'.repeat(16)}`;

test('a policy in which everything is said', () => {
  const rules = {
    'accounts.allowed': [account],
    'accounts.regions': ['us1', 'ie1'],
    'archives.folders': ['/srv/archive'],
    'archives.buckets': ['recordings eu-central-1', 'recordings us-east-1 https://store.example.com'],
    'export.forbidPlain': true,
    'removal.requireVerifiedCopy': true,
    'removal.minimumGraceHours': 24,
    'retention.minimumDays': 90,
    'holds.accounts': [account],
    'holds.forbidLifting': true,
    'updates.check': 'off',
    'updates.channel': 'beta',
    'network.proxy': 'http://proxy.example.com:8080',
    'network.withoutProxy': ['example.com'],
    'network.extraAuthorities': ['/etc/ssl/company.pem'],
  };
  expect(parsePolicy({ version: 1, ...rules })).toEqual({ rules, problems: [] });
});

test('a policy in which nothing is said forbids nothing', () => {
  expect(parsePolicy({ version: 1 })).toEqual({ rules: {}, problems: [] });
});

test.each([
  ['no version', {}, { problem: 'version', key: 'version', detail: '' }],
  ['another version', { version: 2 }, { problem: 'version', key: 'version', detail: '2' }],
  ['a version in words', { version: '1' }, { problem: 'version', key: 'version', detail: '"1"' }],
  ['a list', [], { problem: 'malformed', key: '', detail: '[]' }],
  ['nothing', null, { problem: 'malformed', key: '', detail: 'null' }],
  [
    'a mistyped rule',
    { version: 1, 'export.forbidPlian': true },
    { problem: 'unknown-key', key: 'export.forbidPlian' },
  ],
  ['a name of every object', { version: 1, constructor: 1 }, { problem: 'unknown-key', key: 'constructor' }],
  ['yes in words', { version: 1, 'export.forbidPlain': 'yes' }, { key: 'export.forbidPlain', detail: '"yes"' }],
  ['an account that is none', { version: 1, 'accounts.allowed': ['AC1'] }, { key: 'accounts.allowed' }],
  ['one account, not a list', { version: 1, 'accounts.allowed': account }, { key: 'accounts.allowed' }],
  ['a region that is none', { version: 1, 'accounts.regions': ['eu1'] }, { key: 'accounts.regions' }],
  ['a bucket without its region', { version: 1, 'archives.buckets': ['recordings'] }, { key: 'archives.buckets' }],
  ['an endpoint that is none', { version: 1, 'archives.buckets': ['bucket r1 minio'] }, { key: 'archives.buckets' }],
  ['part of a day', { version: 1, 'retention.minimumDays': 1.5 }, { key: 'retention.minimumDays' }],
  ['days before now', { version: 1, 'retention.minimumDays': -1 }, { key: 'retention.minimumDays' }],
  ['too long a grace', { version: 1, 'removal.minimumGraceHours': 721 }, { key: 'removal.minimumGraceHours' }],
  ['a proxy without its port', { version: 1, 'network.proxy': 'http://proxy' }, { key: 'network.proxy' }],
  ['a proxy with a login', { version: 1, 'network.proxy': 'http://a:b@proxy:1' }, { key: 'network.proxy' }],
  ['a proxy with a path', { version: 1, 'network.proxy': 'http://proxy:1/p' }, { key: 'network.proxy' }],
  ['a script for proxies', { version: 1, 'network.proxy': 'file:///p.pac' }, { key: 'network.proxy' }],
  ['a pattern of hosts', { version: 1, 'network.withoutProxy': ['*.example.com'] }, { key: 'network.withoutProxy' }],
])('%s is a problem, told by its key', (_, written, wanted) => {
  const { problems } = parsePolicy(written);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject(wanted);
});

test('what is right beside what is wrong is known', () => {
  const { rules, problems } = parsePolicy({ version: 1, 'export.forbidPlain': true, 'holds.forbidLifting': 1 });
  expect(rules).toEqual({ 'export.forbidPlain': true });
  expect(problems).toEqual([{ problem: 'wrong-value', key: 'holds.forbidLifting', detail: '1' }]);
});

test('a wrong value is shown in part only', () => {
  const { problems } = parsePolicy({ version: 1, 'updates.check': 'x'.repeat(5000) });
  expect(problems[0]?.detail.length).toBeLessThan(100);
});
