import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { openKeychain } from '../../../main/keychain/open-keychain.ts';

const service = `Koekura (test ${randomBytes(6).toString('hex')})`;
const keychain = openKeychain(service);

afterAll(async () => {
  for (const name of ['a', 'b', 'large', 'shared']) await keychain.forget(name);
  await openKeychain(`${service} other`).forget('shared');
});

test('the keychain of this system can be used', async () => {
  expect(await keychain.state()).toEqual({ usable: true, reason: null });
});

test('bytes come back as they were, whatever they are', async () => {
  const secret = Uint8Array.from({ length: 256 }, (_, index) => index);
  await keychain.write('a', secret);
  expect(await keychain.read('a')).toEqual(secret);
});

test('a second writing replaces the first', async () => {
  await keychain.write('b', Uint8Array.of(1));
  await keychain.write('b', Uint8Array.of(2, 3));
  expect(await keychain.read('b')).toEqual(Uint8Array.of(2, 3));
});

test('the largest key of the ring fits', async () => {
  const secret = randomBytes(2376);
  await keychain.write('large', secret);
  expect(Buffer.from((await keychain.read('large')) ?? []).equals(secret)).toBe(true);
});

test('what was forgotten, and what was never there, is null', async () => {
  await keychain.write('gone', Uint8Array.of(1));
  await keychain.forget('gone');
  await keychain.forget('gone');
  expect(await keychain.read('gone')).toBeNull();
  expect(await keychain.read('never there')).toBeNull();
});

test('services are kept apart', async () => {
  const other = openKeychain(`${service} other`);
  await keychain.write('shared', Uint8Array.of(1));
  expect(await other.read('shared')).toBeNull();
  await other.write('shared', Uint8Array.of(2));
  expect(await keychain.read('shared')).toEqual(Uint8Array.of(1));
});

test('calls that overlap do not see each other half done', async () => {
  const writes = Array.from({ length: 8 }, (_, index) => keychain.write('a', Uint8Array.of(index)));
  await Promise.all(writes);
  expect(await keychain.read('a')).toEqual(Uint8Array.of(7));
});
