import { expect, test } from 'vitest';
import { shareNext } from '../../../main/archive/share-next.ts';

/** An action that is begun at each call and ends when it is told to. */
function slowly() {
  const begun: PromiseWithResolvers<void>[] = [];
  const act = shareNext(() => {
    const run = Promise.withResolvers<void>();
    begun.push(run);
    return run.promise;
  });
  return { begun, act };
}

test('who asks while it is under way is not served by it, but by one more for all of them', async () => {
  const { begun, act } = slowly();
  const served: string[] = [];
  const ask = (who: string) => act().then(() => void served.push(who));
  const asked = [ask('first'), ask('second'), ask('third')];
  expect(begun).toHaveLength(1);
  begun[0]?.resolve();
  await asked[0];
  await expect.poll(() => begun.length).toBe(2);
  expect(served).toEqual(['first']);
  const late = ask('late');
  begun[1]?.resolve();
  await Promise.all(asked);
  expect(served).toEqual(['first', 'second', 'third']);
  await expect.poll(() => begun.length).toBe(3);
  begun[2]?.resolve();
  await late;
});

test('one that fails fails those it was for, and nobody after them', async () => {
  const { begun, act } = slowly();
  const [first, second] = [act(), act()];
  begun[0]?.reject(new Error('no room'));
  await expect(first).rejects.toThrow('no room');
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.resolve();
  await second;
  const third = act();
  expect(begun).toHaveLength(3);
  begun[2]?.resolve();
  await third;
});
