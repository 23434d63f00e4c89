import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withinTime } from '../../../main/archive/within-time.ts';
import { Failure } from '../../../main/failure.ts';

const cancelled = async (signal: AbortSignal): Promise<never> => {
  await setTimeout(60_000, undefined, { signal }).catch(() => undefined);
  throw new Failure('cancelled');
};

test('what takes too long is told as out of reach, not as cancelled', async () => {
  await expect(withinTime(20, 's3.example', cancelled)).rejects.toMatchObject({
    code: 'archive-unreachable',
    facts: { reason: 's3.example', code: 'ETIMEDOUT' },
  });
});

test.each([new Failure('cancelled'), new Failure('archive-refused')])(
  '$code before that stays what it is',
  async (met) => {
    await expect(withinTime(60_000, 's3.example', () => Promise.reject(met))).rejects.toBe(met);
  },
);

test('what comes in time is given', async () => {
  expect(await withinTime(60_000, 's3.example', async () => 7)).toBe(7);
});
