import { expect, test } from 'vitest';
import type { PlanSummary } from '../../../main/contract.ts';
import { wasCounted } from '../../../main/plans/was-counted.ts';

const account = `AC${'1'.repeat(32)}`;
const other = `AC${'2'.repeat(32)}`;
const day = 86_400;
const plan = {
  madeAt: 100 * day,
  forbidden: [{ policy: 'retention.minimumDays', days: 30, count: 1, seconds: 9 }],
  leftOut: [{ account, plainOnly: true }],
} satisfies Pick<PlanSummary, 'madeAt' | 'forbidden' | 'leftOut'>;
const recording = { account: other, startedAt: 70 * day, encrypted: false };

test.each([
  ['as old as is laid down', {}, true],
  ['a second too young when the plan was made', { startedAt: 70 * day + 1 }, false],
  ['plain, of an account without a sealing key', { account }, false],
  ['encrypted, of an account without a sealing key', { account, encrypted: true }, true],
])('%s', (_, change, counted) => {
  expect(wasCounted(plan, { ...recording, ...change })).toBe(counted);
});

test('of an account that the policy kept, nothing was counted', () => {
  const kept = { ...plan, leftOut: [{ account, plainOnly: false }] };
  expect(wasCounted(kept, { ...recording, account, encrypted: true })).toBe(false);
});
