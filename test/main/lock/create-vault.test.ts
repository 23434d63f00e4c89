import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVault } from '../../../main/lock/create-vault.ts';
import { makeVaultKey, sealVault, type VaultKey } from '../../../main/lock/seal-vault.ts';
import { newFolder } from '../../support/new-record.ts';

const passphrase = 'seven boats leave at dawn';
const secrets = new Map([
  ['rsa:0123456789abcdef', new Uint8Array(randomBytes(1218))],
  ['twilio:us1:AC0', new Uint8Array(Buffer.from('a login'))],
  ['名前', new Uint8Array(0)],
]);

/** One key for the whole file: scrypt takes its time. */
let key: VaultKey;
beforeAll(async () => {
  key = await makeVaultKey(passphrase);
});

/** A vault of its own, in a file; closed. */
function newVault(file: Uint8Array = sealVault(key, { secrets, leftOver: [] })) {
  const folder = newFolder();
  const path = join(folder, 'vault.koekura');
  writeFileSync(path, file);
  return { folder, path, vault: createVault(path) };
}

test('opened with its passphrase it gives what was put there, and nothing else', async () => {
  const { vault } = newVault();
  expect(await vault.open(passphrase)).toBe(true);
  for (const [name, secret] of secrets) expect(await vault.read(name)).toEqual(secret);
  expect(await vault.read('rsa:other')).toBeNull();
  expect(await vault.state()).toEqual({ usable: true, reason: null });
});

test('closed it answers like a locked keychain', async () => {
  const { vault } = newVault();
  const refused = { code: 'keychain-locked' };
  const all = async () => {
    await expect(vault.read('名前')).rejects.toMatchObject(refused);
    await expect(vault.write('a', randomBytes(3))).rejects.toMatchObject(refused);
    await expect(vault.forget('名前')).rejects.toMatchObject(refused);
    expect(await vault.state()).toMatchObject({ usable: false });
  };
  await all();
  await vault.open(passphrase);
  vault.close();
  await all();
});

test('closing wipes what was in memory', async () => {
  const { vault } = newVault();
  const written = Uint8Array.from(randomBytes(40));
  await vault.open(passphrase);
  await vault.write('a', written);
  vault.close();
  // What was handed in is the caller's.
  expect(written.some((byte) => byte !== 0)).toBe(true);
  expect(vault.isOpen()).toBe(false);
  expect(() => vault.content()).toThrow(expect.objectContaining({ code: 'keychain-locked' }));
});

test('what is written is in the file, sealed anew, for its owner only', async () => {
  const { vault, path, folder } = newVault();
  await vault.open(passphrase);
  const before = readFileSync(path);
  await vault.write('s3:one', Buffer.from('an access key'));
  await vault.forget('twilio:us1:AC0');
  const after = readFileSync(path);
  expect(after.includes('an access key')).toBe(false);
  // The IV, which must never come twice under one key.
  expect(after.subarray(66, 78).equals(before.subarray(66, 78))).toBe(false);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['vault.koekura']);
  const again = createVault(path);
  await again.open(passphrase);
  expect(Buffer.from((await again.read('s3:one')) ?? []).toString()).toBe('an access key');
  expect(await again.read('twilio:us1:AC0')).toBeNull();
});

test('closed while it is being written, it stays closed, and what was written is there', async () => {
  const { vault, path } = newVault();
  await vault.open(passphrase);
  const writing = vault.write('a', Buffer.from('late'));
  vault.close();
  await writing.catch(() => undefined);
  expect(vault.isOpen()).toBe(false);
  const again = createVault(path);
  expect(await again.open(passphrase)).toBe(true);
});

test('another passphrase opens it afterwards, and the one before does not', async () => {
  const { vault, path } = newVault();
  await vault.open(passphrase);
  await vault.changePassphrase('eight boats leave at noon');
  const again = createVault(path);
  expect(await again.open(passphrase)).toBe(false);
  expect(await again.open('eight boats leave at noon')).toBe(true);
  expect(await again.read('名前')).toEqual(new Uint8Array(0));
});

test('a wrong passphrase is told from a damaged file', async () => {
  const { vault } = newVault();
  expect(await vault.open('seven boats leave at noon')).toBe(false);
  expect(vault.isOpen()).toBe(false);
});

describe('a file that is no sound vault', () => {
  type Alter = (file: Buffer) => Uint8Array;
  const withDigest = (body: Uint8Array) => Buffer.concat([body, createHash('sha256').update(body).digest()]);
  const flipped =
    (at: number): Alter =>
    (file) => {
      const copy = Buffer.from(file);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
  /** Altered by somebody who knows the form, digest and all. */
  const cleverly =
    (alter: Alter): Alter =>
    (file) =>
      withDigest(alter(file).subarray(0, -32));
  const put =
    (at: number, byte: number): Alter =>
    (file) => {
      const copy = Buffer.from(file);
      copy[at] = byte;
      return copy;
    };
  const damaged = 'vault-damaged';

  test.each<[string, Alter, string]>([
    ['empty', () => new Uint8Array(), damaged],
    ['something else', () => Buffer.from('KOEKURA KIT\n and more'), damaged],
    ['its name alone', (file) => file.subarray(0, 14), damaged],
    ['cut in its header', (file) => file.subarray(0, 60), damaged],
    ['cut in its content', (file) => file.subarray(0, file.length - 100), damaged],
    ['cut by one byte', (file) => file.subarray(0, -1), damaged],
    ['one byte longer', (file) => Buffer.concat([file, Buffer.from([0])]), damaged],
    ['a bit turned in its content', flipped(120), damaged],
    ['a bit turned in its digest', (file) => flipped(file.length - 1)(file), damaged],
    ['a bit turned in its content, digest and all', cleverly(flipped(120)), damaged],
    ['a bit turned in its IV, digest and all', cleverly(flipped(70)), damaged],
    ['cut short, digest and all', (file) => withDigest(file.subarray(0, 150)), damaged],
    ['without content, digest and all', (file) => withDigest(file.subarray(0, 78)), damaged],
    ['a cost nobody can bear', cleverly(put(15, 40)), damaged],
    ['a cost of nothing', cleverly(put(15, 1)), damaged],
    ['version 0', cleverly(put(14, 0)), damaged],
    ['version 2', cleverly(put(14, 2)), 'vault-newer'],
    ['version 255, of another form', () => withDigest(Buffer.from('KOEKURA VAULT\n\xff', 'latin1')), 'vault-newer'],
  ])('%s', async (_what, alter, code) => {
    const { vault, path } = newVault(alter(Buffer.from(sealVault(key, { secrets, leftOver: ['a'] }))));
    const before = readFileSync(path);
    await expect(vault.open(passphrase)).rejects.toMatchObject({ code });
    expect(vault.isOpen()).toBe(false);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('with another salt or check it looks like a wrong passphrase: nobody can tell', async () => {
    for (const at of [20, 40]) {
      const { vault } = newVault(cleverly(flipped(at))(Buffer.from(sealVault(key, { secrets, leftOver: [] }))));
      expect(await vault.open(passphrase)).toBe(false);
    }
  });

  test('that is gone is said so, and the keychain is not used in its place', async () => {
    const { folder } = newVault();
    const gone = createVault(join(folder, 'vault.koekura'));
    rmSync(join(folder, 'vault.koekura'));
    expect(gone.isThere()).toBe(true);
    await expect(gone.open(passphrase)).rejects.toMatchObject({ code: 'disk-refused' });
  });
});
