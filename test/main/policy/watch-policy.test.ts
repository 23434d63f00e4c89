import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { MachinePolicy } from '../../../main/policy/machine-policy.ts';
import { readPolicyFile } from '../../../main/policy/read-policy-file.ts';
import { type PolicyTimes, watchPolicy } from '../../../main/policy/watch-policy.ts';
import { newFolder } from '../../support/new-record.ts';
import { brokenPolicy, policyOf } from '../../support/policy-of.ts';

const never = 3_600_000;
const patient = { timeout: 30_000 };

function watched(parts: Parameters<typeof watchPolicy>[0], times: Partial<PolicyTimes>) {
  const watch = watchPolicy(parts, { glance: never, reading: never, doubt: 1, ...times });
  onTestFinished(watch.stop);
  return watch;
}

test('a file is read again when it comes, when another is put in its place, and when it goes', async () => {
  const file = join(newFolder(), 'policy.json');
  const seen: MachinePolicy[] = [];
  watched({ read: () => readPolicyFile(file, 'anybody'), file, take: (policy) => seen.push(policy) }, { glance: 20 });
  const last = () => seen.at(-1)?.rules['retention.minimumDays'] ?? seen.at(-1)?.source;
  writeFileSync(file, '{"version": 1, "retention.minimumDays": 1}');
  await expect.poll(last, patient).toBe(1);
  writeFileSync(`${file}.new`, '{"version": 1, "retention.minimumDays": 222}');
  renameSync(`${file}.new`, file);
  await expect.poll(last, patient).toBe(222);
  rmSync(file);
  await expect.poll(last, patient).toBe('none');
});

test('where there is no file it is read by the clock', async () => {
  const take = vi.fn();
  watched({ read: async () => policyOf({}), file: null, take }, { reading: 5 });
  await expect.poll(() => take.mock.calls.length, patient).toBeGreaterThan(1);
});

test('one that is half written is not believed before it has been read once more', async () => {
  const whole = policyOf({ 'export.forbidPlain': true });
  const take = vi.fn();
  const readings = [brokenPolicy, whole, brokenPolicy, brokenPolicy];
  const { look } = watched({ read: async () => readings.shift() ?? whole, file: null, take }, {});
  await look();
  await look();
  expect(take.mock.calls).toEqual([[whole], [brokenPolicy]]);
});

test('asked twice at once it reads once', async () => {
  const read = vi.fn(async () => policyOf({}));
  const { look } = watched({ read, file: null, take: () => {} }, {});
  await Promise.all([look(), look()]);
  expect(read).toHaveBeenCalledOnce();
});
