import { expect, test } from 'vitest';
import { noPolicy } from '../../../main/policy/no-policy.ts';
import { updatesUnder } from '../../../main/policy/updates-under.ts';

test.each([
  ['nothing is laid down', {}, { check: 'notify', channel: 'stable' }],
  ['they are switched off', { 'updates.check': 'off' }, { check: 'off', channel: 'stable' }],
  ['a channel is chosen', { 'updates.channel': 'beta' }, { check: 'notify', channel: 'beta' }],
] as const)('updates when %s', (_, rules, wanted) => {
  expect(updatesUnder({ ...noPolicy, source: 'file', rules })).toEqual(wanted);
});

test('a policy that cannot be understood switches updates off', () => {
  const problems = [{ problem: 'unknown-key', key: 'updates.chek', detail: '' }] as const;
  expect(updatesUnder({ ...noPolicy, rules: { 'updates.check': 'notify' }, problems: [...problems] }).check).toBe(
    'off',
  );
});
