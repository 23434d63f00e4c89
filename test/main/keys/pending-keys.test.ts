import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPendingKeys } from '../../../main/keys/pending-keys.ts';

const gone = expect.objectContaining({ code: 'nothing-chosen' });

test('what is pending is found by its token until it is discarded, then wiped', () => {
  const pendings = createPendingKeys(60_000);
  const bytes = Uint8Array.of(1, 2, 3);
  const pending = pendings.put(bytes);
  expect(pendings.look(pending)).toBe(bytes);
  pendings.discard(pending);
  pendings.discard(pending);
  expect(bytes).toEqual(new Uint8Array(3));
  expect(() => pendings.look(pending)).toThrow(gone);
});

test('what nobody asks for is wiped when its time is up', async () => {
  const pendings = createPendingKeys(30);
  const bytes = Uint8Array.of(1, 2, 3);
  const pending = pendings.put(bytes);
  await wait(80);
  expect(bytes).toEqual(new Uint8Array(3));
  expect(() => pendings.look(pending)).toThrow(gone);
});

test('each look begins its time anew', async () => {
  const pendings = createPendingKeys(200);
  const pending = pendings.put(Uint8Array.of(1));
  for (let look = 0; look < 4; look += 1) {
    await wait(100);
    expect(pendings.look(pending)).toEqual(Uint8Array.of(1));
  }
});

test('all can be discarded at once', () => {
  const pendings = createPendingKeys(60_000);
  const all = [Uint8Array.of(1), Uint8Array.of(2)];
  const tokens = all.map((bytes) => pendings.put(bytes));
  expect(new Set(tokens).size).toBe(2);
  pendings.discardAll();
  expect(all).toEqual([Uint8Array.of(0), Uint8Array.of(0)]);
});
