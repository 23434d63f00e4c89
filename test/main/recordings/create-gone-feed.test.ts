import { expect, test } from 'vitest';
import { createGoneFeed } from '../../../main/recordings/create-gone-feed.ts';

test('what has gone is told an account at a time, and once', async () => {
  const told: (readonly [string, readonly string[]])[] = [];
  const feed = createGoneFeed(
    async (account, recordings) => void told.push([account, recordings]),
    (error) => {
      throw error;
    },
  );
  feed.note('one', 'a');
  feed.note('other', 'b');
  feed.note('one', 'c');
  await feed.close();
  await feed.close();
  expect(told).toEqual([
    ['one', ['a', 'c']],
    ['other', ['b']],
  ]);
});

test('an index that refuses is told of, and does not keep the next from being told', async () => {
  const told: string[] = [];
  const refused: unknown[] = [];
  const feed = createGoneFeed(
    async (account) => {
      if (account === 'closed') throw new Error('closed');
      told.push(account);
    },
    (error) => refused.push(error),
  );
  feed.note('closed', 'a');
  await feed.close();
  feed.note('open', 'b');
  await feed.close();
  expect([told, refused.length]).toEqual([['open'], 1]);
});
