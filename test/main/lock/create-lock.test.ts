import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { createLock } from '../../../main/lock/create-lock.ts';
import { isIdle } from '../../../main/lock/is-idle.ts';
import { waitAfter } from '../../../main/lock/slow-down.ts';
import { type WrongTries, wrongTriesIn } from '../../../main/lock/wrong-tries.ts';
import { newFolder } from '../../support/new-record.ts';

function triesInMemory(wrong = 0): WrongTries {
  let count = wrong;
  return {
    read: () => count,
    write: async (now) => {
      count = now;
    },
  };
}

/** A lock that 'right' opens, and what it told, in order. */
function newLock(fits = async (passphrase: string) => passphrase === 'right', tries = triesInMemory()) {
  const told: string[] = [];
  let ms = 0;
  const lock = createLock({
    fits,
    changed: (locked) => told.push(locked ? 'locked' : 'open'),
    closed: async () => void told.push('emptied'),
    opened: () => void told.push('goes on'),
    tries,
    now: () => ms,
  });
  const pass = (seconds: number) => {
    ms += seconds * 1000;
  };
  return { lock, told, pass };
}

test('until it is known whether it begins locked, nothing is shown and nothing opens', async () => {
  const { lock, told } = newLock();
  expect([lock.locked(), lock.mayShow()]).toEqual([false, false]);
  await lock.open('right');
  expect(lock.mayShow()).toBe(false);
  expect(told).toEqual([]);
  lock.settle(true);
  expect([lock.locked(), lock.mayShow()]).toEqual([true, false]);
  lock.settle(false);
  expect(lock.locked()).toBe(true);
});

test('it refuses before it empties, and goes on after it has opened', async () => {
  const { lock, told } = newLock();
  lock.settle(false);
  const closing = lock.close();
  expect(lock.locked()).toBe(true);
  await closing;
  await lock.open('right');
  expect(told).toEqual(['locked', 'emptied', 'open', 'goes on']);
});

test('locked again, it does nothing twice', async () => {
  const { lock, told } = newLock();
  lock.settle(false);
  await lock.close();
  await lock.close();
  expect(told).toEqual(['locked', 'emptied']);
});

test('a wrong passphrase opens nothing, and the third makes the next wait', async () => {
  const { lock, pass } = newLock();
  lock.settle(true);
  for (let tries = 0; tries < 3; tries += 1) {
    await expect(lock.open('wrong')).rejects.toMatchObject({ code: 'lock-wrong-passphrase' });
  }
  await expect(lock.open('right')).rejects.toMatchObject({ code: 'lock-wait', facts: { seconds: 1 } });
  pass(1);
  await expect(lock.open('wrong')).rejects.toMatchObject({ code: 'lock-wrong-passphrase' });
  expect(lock.waitSeconds()).toBe(2);
  pass(2);
  await lock.open('right');
  expect(lock.locked()).toBe(false);
  expect(lock.waitSeconds()).toBe(0);
});

test('guesses side by side wait like guesses one after the other', async () => {
  const fits = vi.fn(async () => false);
  const { lock } = newLock(fits);
  lock.settle(true);
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lock.open('wrong')));
  expect(fits).toHaveBeenCalledTimes(3);
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
});

test('closed while a passphrase is being proven, it stays closed', async () => {
  let answer: (fits: boolean) => void = () => undefined;
  const fits = () =>
    new Promise<boolean>((done) => {
      answer = done;
    });
  const { lock } = newLock(fits);
  lock.settle(true);
  const opening = lock.open('right');
  await vi.waitFor(() => expect(answer.length).toBe(1));
  await lock.close();
  answer(true);
  await expect(opening).rejects.toMatchObject({ code: 'locked' });
  expect(lock.locked()).toBe(true);
});

test('closed while a passphrase is being proven, it is emptied again of what the proof has opened, and proves nothing', async () => {
  let prove: () => void = () => undefined;
  const { lock, told } = newLock(
    () =>
      new Promise<boolean>((done) => {
        prove = () => {
          told.push('opened by the proof');
          done(true);
        };
      }),
  );
  lock.settle(false);
  const proving = lock.prove('right');
  await vi.waitFor(() => expect(prove.name).toBe('prove'));
  await lock.close();
  prove();
  await expect(proving).rejects.toMatchObject({ code: 'locked' });
  expect(told).toEqual(['locked', 'emptied', 'opened by the proof', 'emptied']);
});

describe('started again, it waits as long as the wrong passphrases before the start want', () => {
  const path = () => join(newFolder(), 'wrong-tries.json');
  const guess = (lock: ReturnType<typeof newLock>['lock']) => lock.open('wrong').catch(({ code }) => code);

  test('however often it is started', async () => {
    const file = path();
    const first = newLock(undefined, wrongTriesIn(file));
    first.lock.settle(true);
    for (let tries = 0; tries < 3; tries += 1) await guess(first.lock);
    for (const seconds of [1, 2, 4]) {
      const { lock, pass } = newLock(undefined, wrongTriesIn(file));
      lock.settle(true);
      expect(lock.waitSeconds()).toBe(seconds);
      expect(await lock.open('right').catch(({ code }) => code)).toBe('lock-wait');
      pass(seconds);
      expect(await guess(lock)).toBe('lock-wrong-passphrase');
    }
  });

  test('not after the right one', async () => {
    const file = path();
    const { lock, pass } = newLock(undefined, wrongTriesIn(file));
    lock.settle(true);
    for (let tries = 0; tries < 4; tries += 1) {
      pass(60);
      await guess(lock);
    }
    pass(60);
    await lock.open('right');
    expect(newLock(undefined, wrongTriesIn(file)).lock.waitSeconds()).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  test('what was kept is there before a wrong passphrase is answered', async () => {
    const kept: number[] = [];
    const { lock } = newLock(undefined, { read: () => 0, write: async (count) => void kept.push(count) });
    lock.settle(true);
    await guess(lock);
    expect(kept).toEqual([1]);
  });

  test.each([
    ['cut off', '{"wrong":'],
    ['emptied', ''],
    ['altered', '{"wrong":-5}'],
    ['of another form', '[]'],
  ])('the longest where the file was %s', (_what, text) => {
    const file = path();
    writeFileSync(file, text);
    expect(newLock(undefined, wrongTriesIn(file)).lock.waitSeconds()).toBe(60);
  });

  test('where it cannot be kept, it counts for this run, and nothing else fails', async () => {
    const { lock } = newLock(undefined, wrongTriesIn(join(path(), 'no', 'such', 'folder')));
    lock.settle(true);
    for (let tries = 0; tries < 3; tries += 1) expect(await guess(lock)).toBe('lock-wrong-passphrase');
    expect(lock.waitSeconds()).toBe(1);
  });
});

test('the system’s word opens it, its silence does not', async () => {
  const { lock } = newLock();
  lock.settle(true);
  await expect(lock.openBy(async () => false)).rejects.toMatchObject({ code: 'lock-not-shown' });
  expect(lock.locked()).toBe(true);
  await lock.openBy(async () => true);
  expect(lock.locked()).toBe(false);
});

test('the wait doubles up to a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map(waitAfter)).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
});

test.each([
  [899, 15, false],
  [900, 15, true],
  [90_000, 0, false],
  [60, 1, true],
])('%i seconds untouched, lock after %i minutes: %s', (seconds, minutes, idle) => {
  expect(isIdle(seconds, minutes)).toBe(idle);
});
