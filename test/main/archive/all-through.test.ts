import { expect, test } from 'vitest';
import { allThrough } from '../../../main/archive/all-through.ts';

test('it fails as the first that failed, and not before the slowest is through', async () => {
  const slow = Promise.withResolvers<void>();
  const ends: string[] = [];
  const all = allThrough([slow.promise.then(() => ends.push('slow')), Promise.reject(new Error('quick'))]);
  const failed = all.catch((error: Error) => ends.push(error.message));
  await new Promise(setImmediate);
  expect(ends).toEqual([]);
  slow.resolve();
  await failed;
  expect(ends).toEqual(['slow', 'quick']);
});
