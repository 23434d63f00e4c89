import { expect, test } from 'vitest';
import { newKeyRing } from '../../support/new-key-ring.ts';

const passphrase = 'correct horse battery staple';

async function ringWithKey() {
  const made = newKeyRing();
  const key = await made.ring.generate({ name: 'A', sessionOnly: false });
  return { ...made, key };
}

test('a backup is tried before it is given, and counts once it is confirmed', async () => {
  const { ring, key, deeds } = await ringWithKey();
  const file = await ring.backUp(key.fingerprint, passphrase);
  expect(file.length).toBeGreaterThan(1000);
  expect(await ring.list()).toMatchObject([{ backedUpAt: null }]);
  await ring.confirmBackUp(key.fingerprint);
  expect((await ring.list())[0]?.backedUpAt).toBeGreaterThan(1_700_000_000);
  expect(deeds().filter((deed) => deed.startsWith('outcome'))).toEqual([
    'outcome key-generated done',
    'outcome key-backup-made done',
    'outcome key-backed-up done',
  ]);
});

test('a weak passphrase makes no backup', async () => {
  const { ring, key, deeds } = await ringWithKey();
  await expect(ring.backUp(key.fingerprint, 'passwordpassword')).rejects.toMatchObject({ code: 'passphrase-too-weak' });
  expect(deeds()).toHaveLength(2);
});

test('a lost key cannot be backed up', async () => {
  const { reopen, key, keychain } = await ringWithKey();
  await keychain.forget(`rsa:${key.fingerprint.slice(0, 16)}`);
  await expect(reopen().backUp(key.fingerprint, passphrase)).rejects.toMatchObject({ code: 'key-missing' });
});

test('a forgotten key comes back from its backup and opens what it opened', async () => {
  const { ring, key } = await ringWithKey();
  const contentKey = new Uint8Array(32).fill(7);
  const encryptedContentKey = ring.wrap(key.fingerprint, contentKey);
  const file = await ring.backUp(key.fingerprint, passphrase);
  await ring.forget({ fingerprint: key.fingerprint, name: 'A' });
  const restored = await ring.restore(file, passphrase, false);
  expect(restored).toMatchObject({ fingerprint: key.fingerprint, name: 'A', origin: 'restored', keptIn: 'keychain' });
  expect(restored.backedUpAt).not.toBeNull();
  const opened = await ring.unwrap({ keySid: null, fingerprint: key.fingerprint, encryptedContentKey });
  expect(Uint8Array.from(opened)).toEqual(contentKey);
});

test('a restored key whose name is taken gets another', async () => {
  const { ring, key } = await ringWithKey();
  const file = await ring.backUp(key.fingerprint, passphrase);
  await ring.rename({ fingerprint: key.fingerprint, name: 'B' });
  await expect(ring.restore(file, passphrase, false)).rejects.toMatchObject({
    code: 'key-exists',
    facts: { name: 'B' },
  });
  await ring.forget({ fingerprint: key.fingerprint, name: 'B' });
  await ring.generate({ name: 'a', sessionOnly: false });
  expect(await ring.restore(file, passphrase, true)).toMatchObject({ name: 'A (2)', keptIn: 'session' });
});

test('a lost key is mended by its backup', async () => {
  const { ring, reopen, key, keychain } = await ringWithKey();
  const file = await ring.backUp(key.fingerprint, passphrase);
  await keychain.forget(`rsa:${key.fingerprint.slice(0, 16)}`);
  const mended = await reopen().restore(file, passphrase, false);
  expect(mended).toMatchObject({ name: 'A', origin: 'generated', keptIn: 'keychain', addedAt: key.addedAt });
});

test('a wrong passphrase restores nothing', async () => {
  const { ring, key, keychain } = await ringWithKey();
  const file = await ring.backUp(key.fingerprint, passphrase);
  await ring.forget({ fingerprint: key.fingerprint, name: 'A' });
  await expect(ring.restore(file, 'wrong', false)).rejects.toMatchObject({ code: 'backup-wrong-passphrase' });
  expect(await keychain.names()).toEqual([]);
});
