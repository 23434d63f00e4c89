import { expect, onTestFinished, test } from 'vitest';
import { createDaily } from '../../../main/checkup/create-daily.ts';

const now = 1_790_000_000;
const times = { first: 1, between: 1 };

/** Looks a few times and gives how often it ran. */
async function runsOf(lastAt: number | null, looks: number): Promise<number> {
  let runs = 0;
  let looked = 0;
  let last = lastAt;
  await new Promise<void>((done) => {
    const daily = createDaily({
      lastAt: () => {
        looked += 1;
        if (looked === looks) done();
        return last;
      },
      run: async () => {
        runs += 1;
        last = now;
      },
      times,
      now: () => now,
    });
    onTestFinished(daily.stop);
    daily.start();
  });
  return runs;
}

test.each([
  ['never done', null, 1],
  ['done a day ago', now - 86_400, 1],
  ['done this morning', now - 3600, 0],
  ['done at a time still to come, by a clock that was ahead', now + 86_400, 1],
])('%s', async (_, lastAt, runs) => {
  expect(await runsOf(lastAt, 5)).toBe(runs);
});
