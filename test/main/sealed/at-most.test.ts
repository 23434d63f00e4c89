import { expect, test } from 'vitest';
import { atMost } from '../../../main/sealed/at-most.ts';

test('so many are under way and no more; one that fails makes room like any other', async () => {
  const few = atMost(2);
  const begun: PromiseWithResolvers<number>[] = [];
  const ask = () =>
    few(() => {
      const work = Promise.withResolvers<number>();
      begun.push(work);
      return work.promise;
    });
  const [first, second, third, fourth] = [ask(), ask(), ask(), ask()];
  await new Promise(setImmediate);
  expect(begun).toHaveLength(2);
  begun[0]?.reject(new Error('refused'));
  await expect(first).rejects.toThrow('refused');
  await expect.poll(() => begun.length).toBe(3);
  begun[1]?.resolve(2);
  begun[2]?.resolve(3);
  expect(await Promise.all([second, third])).toEqual([2, 3]);
  await expect.poll(() => begun.length).toBe(4);
  begun[3]?.resolve(4);
  expect(await fourth).toBe(4);
});
