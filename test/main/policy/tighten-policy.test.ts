import { expect, test } from 'vitest';
import { type PolicyRules, policyKey } from '../../../main/contract/policy-calls.ts';
import { differingRules, tighten } from '../../../main/policy/tighten-policy.ts';

const [one, two, three] = ['0f', '1a', '2b'].map((pair) => `AC${pair.repeat(16)}`) as [string, string, string];

const cases: readonly (readonly [string, PolicyRules, PolicyRules, PolicyRules])[] = [
  ['a ban that comes', {}, { 'export.forbidPlain': true }, { 'export.forbidPlain': true }],
  ['a ban that goes', { 'export.forbidPlain': true }, {}, { 'export.forbidPlain': true }],
  [
    'a ban that is lifted',
    { 'holds.forbidLifting': true },
    { 'holds.forbidLifting': false },
    { 'holds.forbidLifting': true },
  ],
  [
    'a demand that comes',
    { 'removal.requireVerifiedCopy': false },
    { 'removal.requireVerifiedCopy': true },
    { 'removal.requireVerifiedCopy': true },
  ],
  [
    'a longer wait',
    { 'removal.minimumGraceHours': 2 },
    { 'removal.minimumGraceHours': 5 },
    { 'removal.minimumGraceHours': 5 },
  ],
  [
    'a shorter wait',
    { 'removal.minimumGraceHours': 5 },
    { 'removal.minimumGraceHours': 2 },
    { 'removal.minimumGraceHours': 5 },
  ],
  ['days that come', {}, { 'retention.minimumDays': 9 }, { 'retention.minimumDays': 9 }],
  ['days that go', { 'retention.minimumDays': 9 }, {}, { 'retention.minimumDays': 9 }],
  [
    'fewer accounts',
    { 'accounts.allowed': [one, two] },
    { 'accounts.allowed': [two.toUpperCase()] },
    { 'accounts.allowed': [two] },
  ],
  ['other accounts', { 'accounts.allowed': [one] }, { 'accounts.allowed': [two, three] }, { 'accounts.allowed': [] }],
  ['accounts that come', {}, { 'accounts.allowed': [one] }, { 'accounts.allowed': [one] }],
  ['accounts that go', { 'accounts.allowed': [one] }, {}, { 'accounts.allowed': [one] }],
  [
    'fewer regions',
    { 'accounts.regions': ['us1', 'ie1'] },
    { 'accounts.regions': ['ie1', 'au1'] },
    { 'accounts.regions': ['ie1'] },
  ],
  [
    'another account on hold',
    { 'holds.accounts': [one] },
    { 'holds.accounts': [two] },
    { 'holds.accounts': [one, two] },
  ],
  ['an account let go', { 'holds.accounts': [one] }, {}, { 'holds.accounts': [one] }],
  ['updates off', { 'updates.check': 'notify' }, { 'updates.check': 'off' }, { 'updates.check': 'off' }],
  ['updates on', { 'updates.check': 'off' }, { 'updates.check': 'notify' }, { 'updates.check': 'off' }],
  [
    'a folder beneath',
    { 'archives.folders': ['/a'] },
    { 'archives.folders': ['/a/b', '/c'] },
    { 'archives.folders': ['/a/b'] },
  ],
  [
    'a folder above',
    { 'archives.folders': ['/a/b'] },
    { 'archives.folders': ['/a'] },
    { 'archives.folders': ['/a/b'] },
  ],
  ['places that come', {}, { 'archives.buckets': ['b us-east-1'] }, { 'archives.buckets': ['b us-east-1'] }],
  ['places that go', { 'archives.folders': ['/a'] }, {}, { 'archives.folders': ['/a'] }],
  // Where only buckets are named no folder is allowed, and the other way round: nothing is left.
  [
    'the other kind of place',
    { 'archives.folders': ['/a'] },
    { 'archives.buckets': ['b us-east-1'] },
    { 'archives.folders': [], 'archives.buckets': [] },
  ],
  [
    'one more bucket',
    { 'archives.buckets': ['b us-east-1'] },
    { 'archives.buckets': ['b US-EAST-1', 'c us-east-1'] },
    { 'archives.buckets': ['b us-east-1'] },
  ],
  [
    'another way out',
    { 'network.proxy': 'direct' },
    { 'network.proxy': 'http://p.example.com:80', 'network.withoutProxy': ['x.example.com'] },
    { 'network.proxy': 'direct' },
  ],
  ['another channel', {}, { 'updates.channel': 'beta' }, {}],
];

test.each(cases)('%s', (_what, inForce, laidDown, then) => {
  expect(tighten(inForce, laidDown)).toEqual(then);
});

test('the same rules laid down again change nothing, and no rule is left out of the table above', () => {
  const whole = Object.assign({}, ...cases.flatMap(([, inForce, laidDown]) => [inForce, laidDown])) as PolicyRules;
  expect(tighten(whole, whole)).toEqual(whole);
  expect(policyKey.options.filter((key) => whole[key] === undefined)).toEqual(['network.extraAuthorities']);
});

test('what differs is named', () => {
  const rules: PolicyRules = { 'retention.minimumDays': 9, 'holds.accounts': [one], 'network.proxy': 'direct' };
  expect(differingRules(rules, { ...rules, 'holds.accounts': [one, two] })).toEqual(['holds.accounts']);
  expect(differingRules(rules, {})).toEqual(['retention.minimumDays', 'holds.accounts', 'network.proxy']);
  expect(differingRules(rules, { ...rules })).toEqual([]);
});
