import { createDecipheriv, createHash, createHmac, createPrivateKey, scryptSync } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { parsePrivateKey } from '../../../main/keys/parse-private-key.ts';
import { readBackup } from '../../../main/keys/read-backup.ts';
import { writeBackup } from '../../../main/keys/write-backup.ts';
import { fixture } from './key-cases.ts';

const passphrase = 'correct horse battery staple';
const key = parsePrivateKey(fixture('rsa-2048.pem'), null);
if (key === null) throw new Error('The fixture needs no passphrase.');
const about = { name: '録音の鍵 2026', fingerprint: key.fingerprint, bits: 2048, madeAt: 1_700_000_000 };

let file: Uint8Array;
beforeAll(async () => {
  file = await writeBackup(key.privateHalf, about, passphrase);
});

/** The file with `change` made to it and its digest made to fit again, as one would who means it. */
function forged(change: (bytes: Buffer) => Buffer | undefined): Uint8Array {
  const body = Buffer.from(file.subarray(0, -32));
  const changed = change(body) ?? body;
  return Buffer.concat([changed, createHash('sha256').update(changed).digest()]);
}
const flip = (at: number) => (bytes: Buffer) => {
  const place = at < 0 ? bytes.length + at : at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return undefined;
};

test('a backup gives the key back', async () => {
  const restored = await readBackup(file, passphrase);
  expect(restored.about).toEqual(about);
  expect(restored.key).toEqual(key);
});

test('the passphrase may be composed otherwise', async () => {
  const composed = await writeBackup(key.privateHalf, about, 'パスワードがぎぐげご');
  const { key: restored } = await readBackup(composed, 'パスワードがぎぐげご'.normalize('NFD'));
  expect(restored.fingerprint).toBe(key.fingerprint);
});

test('two backups of one key share nothing but what is in the open', async () => {
  const other = await writeBackup(key.privateHalf, about, passphrase);
  expect(Buffer.from(other.subarray(16, 76)).equals(file.subarray(16, 76))).toBe(false);
  expect(Buffer.from(other.subarray(-500)).equals(file.subarray(-500))).toBe(false);
});

test('the private half is nowhere in the file', () => {
  const half = Buffer.from(key.privateHalf);
  for (let at = 40; at + 16 < half.length; at += 97) {
    expect(Buffer.from(file).includes(half.subarray(at, at + 16))).toBe(false);
  }
});

test('another passphrase is told from damage', async () => {
  await expect(readBackup(file, `${passphrase} `)).rejects.toMatchObject({ code: 'backup-wrong-passphrase' });
});

test.each([
  ['the magic', 0],
  ['the version', 12],
  ['the cost', 13],
  ['the salt', 20],
  ['the check value', 40],
  ['the IV', 66],
  ['the length of the description', 77],
  ['the description', 90],
  ['the sealed key', -600],
  ['the tag', -40],
  ['the digest', -1],
])('a file altered in %s is damaged, whatever the passphrase', async (_, at) => {
  const altered = Uint8Array.from(file);
  const place = at < 0 ? altered.length + at : at;
  altered[place] = (altered[place] ?? 0) ^ 1;
  await expect(readBackup(altered, passphrase)).rejects.toMatchObject({ code: 'backup-damaged' });
  await expect(readBackup(altered, 'another one entirely')).rejects.toMatchObject({ code: 'backup-damaged' });
});

test.each([0, 1, 11, 12, 13, 40, 78, 100, 300, 1400])('a file cut to %i bytes is damaged', async (length) => {
  await expect(readBackup(file.subarray(0, length), passphrase)).rejects.toMatchObject({ code: 'backup-damaged' });
});

test('a file with something after it is damaged', async () => {
  const longer = Buffer.concat([file, Buffer.from('\n')]);
  await expect(readBackup(longer, passphrase)).rejects.toMatchObject({ code: 'backup-damaged' });
});

test.each([
  ['the salt', flip(20), 'backup-wrong-passphrase'],
  ['the check value', flip(40), 'backup-wrong-passphrase'],
  ['the IV', flip(66), 'backup-damaged'],
  ['the length of the description', flip(77), 'backup-damaged'],
  ['a letter of the description', flip(-1300), 'backup-damaged'],
  ['the sealed key', flip(-600), 'backup-damaged'],
  ['the tag', flip(-1), 'backup-damaged'],
  ['a version to come', (bytes: Buffer) => void bytes.writeUInt8(2, 12), 'backup-newer'],
  ['a version that never was', (bytes: Buffer) => void bytes.writeUInt8(0, 12), 'backup-damaged'],
  ['a cost no memory has', (bytes: Buffer) => void bytes.writeUInt8(40, 13), 'backup-damaged'],
  ['more memory than a GiB', (bytes: Buffer) => void bytes.set([20, 9], 13), 'backup-damaged'],
  ['a cost worth nothing', (bytes: Buffer) => void bytes.writeUInt8(1, 13), 'backup-damaged'],
  ['blocks without end', (bytes: Buffer) => void bytes.writeUInt8(255, 14), 'backup-damaged'],
  ['a description longer than the file', (bytes: Buffer) => void bytes.writeUInt16BE(65_535, 76), 'backup-damaged'],
  ['no description', (bytes: Buffer) => void bytes.writeUInt16BE(0, 76), 'backup-damaged'],
  ['nothing sealed', (bytes: Buffer) => bytes.subarray(0, 78), 'backup-damaged'],
  ['less cost than it was made with', (bytes: Buffer) => void bytes.writeUInt8(14, 13), 'backup-wrong-passphrase'],
])('a file forged in %s does not pass', async (_, change, code) => {
  await expect(readBackup(forged(change), passphrase)).rejects.toMatchObject({ code });
});

test('a key that is not the one described does not pass', async () => {
  const other = await writeBackup(key.privateHalf, { ...about, fingerprint: 'ab'.repeat(32) }, passphrase);
  await expect(readBackup(other, passphrase)).rejects.toMatchObject({ code: 'backup-damaged' });
});

test('what is sealed in it must be a key', async () => {
  const other = await writeBackup(Uint8Array.of(1, 2, 3), about, passphrase);
  await expect(readBackup(other, passphrase)).rejects.toMatchObject({ code: 'backup-damaged' });
});

test('a reader written from docs/key-backup-format.md alone opens it', () => {
  const bytes = Buffer.from(file);
  expect(bytes.toString('latin1', 0, 12)).toBe('KOEKURA KEY\n');
  const [version, logN = 0, r = 0, p = 0] = bytes.subarray(12, 16);
  expect(version).toBe(1);
  const N = 2 ** logN;
  const keys = scryptSync(passphrase, bytes.subarray(16, 32), 64, { N, r, p, maxmem: 256 * N * r });
  const check = createHmac('sha256', keys.subarray(32)).update(bytes.subarray(0, 32)).digest();
  expect(check.equals(bytes.subarray(32, 64))).toBe(true);
  const start = 78 + bytes.readUInt16BE(76);
  expect(JSON.parse(bytes.toString('utf8', 78, start))).toEqual(about);
  const end = bytes.length - 32;
  expect(createHash('sha256').update(bytes.subarray(0, end)).digest().equals(bytes.subarray(end))).toBe(true);
  const decipher = createDecipheriv('aes-256-gcm', keys.subarray(0, 32), bytes.subarray(64, 76));
  decipher.setAAD(bytes.subarray(0, start)).setAuthTag(bytes.subarray(end - 16, end));
  const der = Buffer.concat([decipher.update(bytes.subarray(start, end - 16)), decipher.final()]);
  expect(
    createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).equals(createPrivateKey(fixture('rsa-2048.pem'))),
  ).toBe(true);
});

test.each([
  ['1024 bits', 'rsa-1024.pem', 'key-too-short'],
  ['4224 bits', 'rsa-4224.pem', 'key-too-large'],
  ['elliptic curves', 'ec.pem', 'key-not-rsa'],
])('a key of %s is refused in a backup as it is in a file', async (_what, name, code) => {
  const half = createPrivateKey(fixture(name)).export({ type: 'pkcs8', format: 'der' });
  const made = await writeBackup(half, about, passphrase);
  await expect(readBackup(made, passphrase)).rejects.toMatchObject({ code });
});
