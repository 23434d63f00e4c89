import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { openKeychain } from '../../../main/keychain/open-keychain.ts';
import { createPlaces } from '../../../main/lock/create-places.ts';
import { createVault } from '../../../main/lock/create-vault.ts';
import { newFolder } from '../../support/new-record.ts';

/** The move between the keychain of this system and a vault, over the real one. */

const system = openKeychain(`Koekura (test ${randomBytes(6).toString('hex')})`);
const names = ['rsa:0123456789abcdef', 'twilio:us1:AC0', 's3:one', 'ledger:signing'];
const passphrase = 'seven boats leave at dawn';

afterAll(async () => {
  for (const name of names) await system.forget(name);
});

test('everything moves from the keychain of this system into a vault, and back', async () => {
  const path = join(newFolder(), 'vault.koekura');
  const vault = createVault(path);
  const places = createPlaces({ vault, system, demo: false, session: memoryKeychain() });
  const secrets = new Map(names.map((name, at) => [name, Uint8Array.from(randomBytes(at === 0 ? 2400 : 40))]));
  for (const [name, secret] of secrets) await places.keychain.write(name, secret);

  expect(await places.toVault(passphrase, [...names, 'never:there'])).toBe(4);
  for (const [name, secret] of secrets) {
    expect(await system.read(name)).toBeNull();
    expect(await places.keychain.read(name)).toEqual(secret);
  }

  expect(await places.toKeychain()).toBe(4);
  expect(existsSync(path)).toBe(false);
  for (const [name, secret] of secrets) {
    expect(await system.read(name)).toEqual(secret);
    expect(await places.keychain.read(name)).toEqual(secret);
  }
});
