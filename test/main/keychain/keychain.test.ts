import { expect, test } from 'vitest';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';

test('the memory keychain gives back what it was given, as a copy', async () => {
  const keychain = memoryKeychain();
  const secret = Uint8Array.of(1, 2, 3);
  await keychain.write('a', secret);
  secret.fill(9);
  const read = await keychain.read('a');
  expect(read).toEqual(Uint8Array.of(1, 2, 3));
  read?.fill(0);
  expect(await keychain.read('a')).toEqual(Uint8Array.of(1, 2, 3));
});

test('the memory keychain keeps names apart, replaces and forgets', async () => {
  const keychain = memoryKeychain();
  await keychain.write('a', Uint8Array.of(1));
  await keychain.write('b', Uint8Array.of(2));
  await keychain.write('a', Uint8Array.of(3));
  expect(await keychain.read('a')).toEqual(Uint8Array.of(3));
  await keychain.forget('a');
  await keychain.forget('never there');
  expect(await keychain.read('a')).toBeNull();
  expect(await keychain.read('b')).toEqual(Uint8Array.of(2));
  expect(await keychain.state()).toEqual({ usable: true, reason: null });
});
