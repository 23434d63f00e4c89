import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inModeration } from '../../../main/compose/in-moderation.ts';

test('the first news pass at once, of what follows only the latest, and none is the last to be lost', async () => {
  const passed: number[] = [];
  const tell = inModeration(50, (news: number) => passed.push(news));
  tell(1);
  expect(passed).toEqual([1]);
  tell(2);
  tell(3);
  expect(passed).toEqual([1]);
  await expect.poll(() => passed).toEqual([1, 3]);
});

test('after a quiet time news pass at once again', async () => {
  const passed: number[] = [];
  const tell = inModeration(20, (news: number) => passed.push(news));
  tell(1);
  await setTimeout(100);
  tell(2);
  expect(passed).toEqual([1, 2]);
});
