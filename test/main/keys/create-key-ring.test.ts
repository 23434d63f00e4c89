import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { calls } from '../../../main/contract.ts';
import type { KeyRing } from '../../../main/keys/create-key-ring.ts';
import { newKeyRing } from '../../support/new-key-ring.ts';
import { fixture, passphrase } from './key-cases.ts';

async function importFile(ring: KeyRing, file: string, name: string, more: { sessionOnly?: boolean } = {}) {
  const { pending, state } = await ring.readPending(fixture(file), file);
  const given = state === 'ready' ? null : passphrase;
  return ring.import({ pending, name, passphrase: given, sessionOnly: false, ...more });
}
const entryOf = (fingerprint: string) => `rsa:${fingerprint.slice(0, 16)}`;

test('a key is read, imported and listed', async () => {
  const { ring, keychain, deeds } = newKeyRing();
  const pending = await ring.readPending(fixture('rsa-2048.pem'), 'key.pem');
  expect(pending).toMatchObject({ source: 'key.pem', state: 'ready', bits: 2048 });
  expect(calls['keys.read'].answer.strict().parse(pending)).toEqual(pending);
  const input = { pending: pending.pending, name: 'Recording key', passphrase: null, sessionOnly: false };
  const key = await ring.import(input);
  expect(key).toMatchObject({ name: 'Recording key', bits: 2048, origin: 'imported', keptIn: 'keychain', opens: [] });
  expect(key.fingerprint).toBe(pending.fingerprint);
  expect(calls['keys.import'].answer.strict().parse(key)).toEqual(key);
  expect(await ring.list()).toEqual([key]);
  expect(await keychain.names()).toEqual([entryOf(key.fingerprint)]);
  expect(deeds()).toEqual(['intent key-imported', 'outcome key-imported done']);
});

test('the keychain holds a version byte and PKCS#8, whatever the file was', async () => {
  const { ring, keychain } = newKeyRing();
  const key = await importFile(ring, 'traditional-des3.pem', 'A');
  const entry = Buffer.from((await keychain.read(entryOf(key.fingerprint))) ?? []);
  expect(entry[0]).toBe(1);
  const kept = createPrivateKey({ key: entry.subarray(1), format: 'der', type: 'pkcs8' });
  expect(kept.equals(createPrivateKey(fixture('rsa-2048.pem')))).toBe(true);
});

test('the bytes that were read are wiped when the key is imported, discarded, or cannot be read', async () => {
  const { ring } = newKeyRing();
  const imported = fixture('rsa-2048.pem');
  const { pending } = await ring.readPending(imported, 'a');
  await ring.import({ pending, name: 'A', passphrase: null, sessionOnly: false });
  const discarded = fixture('rsa-4096.pem');
  ring.discard((await ring.readPending(discarded, 'b')).pending);
  const unreadable = fixture('rsa-1024.pem');
  await expect(ring.readPending(unreadable, 'c')).rejects.toMatchObject({ code: 'key-too-short' });
  const waiting = fixture('rsa-4096.pem');
  await ring.readPending(waiting, 'd');
  ring.wipe();
  for (const bytes of [imported, discarded, unreadable, waiting]) expect(bytes.every((byte) => byte === 0)).toBe(true);
});

test('a wrong passphrase, or none, leaves the file to be tried again', async () => {
  const { ring, deeds } = newKeyRing();
  const { pending, state, fingerprint } = await ring.readPending(fixture('pbes2-aes-256-cbc.pem'), 'a');
  expect([state, fingerprint]).toEqual(['needs-passphrase', null]);
  const attempt = (given: string | null) => ring.import({ pending, name: 'A', passphrase: given, sessionOnly: false });
  await expect(attempt(null)).rejects.toMatchObject({ code: 'key-needs-passphrase' });
  await expect(attempt('wrong')).rejects.toMatchObject({ code: 'key-wrong-passphrase' });
  expect(deeds()).toEqual([]);
  expect(await attempt(passphrase)).toMatchObject({ name: 'A' });
  await expect(attempt(passphrase)).rejects.toMatchObject({ code: 'nothing-chosen' });
});

test('a file far too large is refused before anything looks at it', async () => {
  const { ring } = newKeyRing();
  const bytes = new Uint8Array(50_000_000);
  await expect(ring.readPending(bytes, 'film.mov')).rejects.toMatchObject({
    code: 'key-too-large',
    facts: { bytes: 50_000_000 },
  });
});

test('a key comes in once, and a name is given once', async () => {
  const { ring } = newKeyRing();
  await importFile(ring, 'rsa-2048.pem', 'A');
  const twice = importFile(ring, 'rsa-2048-pkcs1.pem', 'B');
  await expect(twice).rejects.toMatchObject({ code: 'key-exists', facts: { name: 'A' } });
  await expect(importFile(ring, 'rsa-4096.pem', ' ａ ')).rejects.toMatchObject({ code: 'name-taken' });
  await expect(ring.generate({ name: 'a', sessionOnly: false })).rejects.toMatchObject({ code: 'name-taken' });
});

test('of two imports of one key at once the second fails', async () => {
  const { ring } = newKeyRing();
  const both = await Promise.allSettled([
    importFile(ring, 'rsa-2048.pem', 'A'),
    importFile(ring, 'rsa-2048-pkcs1.pem', 'B'),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await ring.list()).toHaveLength(1);
});

test.each([
  ['the keychain cannot be read', 'read', 0],
  ['the keychain refuses the writing', 'write', 0],
  ['the keychain refuses to be read back', 'read', 1],
] as const)('where %s nothing stays half done', async (_, operation, after) => {
  const { ring, keychain, deeds } = newKeyRing();
  keychain.refuse(operation, after);
  await expect(importFile(ring, 'rsa-2048.pem', 'A')).rejects.toMatchObject({ code: 'keychain-locked' });
  keychain.mend();
  expect(await keychain.names()).toEqual([]);
  expect(await ring.list()).toEqual([]);
  expect(deeds().at(-1)).toBe('outcome key-imported keychain-locked');
});

test('a key that comes back altered from the keychain is not believed', async () => {
  const { ring, keychain } = newKeyRing();
  keychain.alter();
  await expect(importFile(ring, 'rsa-2048.pem', 'A')).rejects.toMatchObject({ code: 'keychain-unavailable' });
  expect(await keychain.names()).toEqual([]);
  expect(await ring.list()).toEqual([]);
});

test('where the record refuses the row the key leaves the keychain again', async () => {
  const { ring, keychain, record } = newKeyRing();
  record.exec(`CREATE TRIGGER refuse BEFORE INSERT ON private_key BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  await expect(importFile(ring, 'rsa-2048.pem', 'A')).rejects.toThrow('refused');
  expect(await keychain.names()).toEqual([]);
});

test('where the ledger cannot be written no key is kept', async () => {
  const { ring, keychain, record } = newKeyRing();
  record.pragma('query_only = on');
  await expect(importFile(ring, 'rsa-2048.pem', 'A')).rejects.toMatchObject({ code: 'disk-refused' });
  expect(await keychain.names()).toEqual([]);
});

test('a pair is made as Twilio takes it', async () => {
  const { ring, deeds } = newKeyRing();
  const key = await ring.generate({ name: 'New', sessionOnly: false });
  expect(key).toMatchObject({ bits: 2048, origin: 'generated', keptIn: 'keychain' });
  const pem = ring.publicHalf(key.fingerprint);
  expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  expect(createPublicKey(pem).asymmetricKeyDetails).toEqual({ modulusLength: 2048, publicExponent: 65_537n });
  expect(deeds()).toEqual(['intent key-generated', 'outcome key-generated done']);
});

test('the public half is that of the private one', async () => {
  const { ring } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  expect(ring.publicHalf(fingerprint)).toBe(fixture('public.pem').toString());
});

test('a public half exchanged in the record is not used', async () => {
  const { ring, record } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  record.prepare('UPDATE private_key SET public_half = ?').run(publicKey.export({ type: 'spki', format: 'der' }));
  const corrupt = expect.objectContaining({ code: 'record-corrupt' });
  expect(() => ring.wrap(fingerprint, new Uint8Array(32))).toThrow(corrupt);
  expect(() => ring.publicHalf(fingerprint)).toThrow(corrupt);
});

test('a key is renamed, to its own name in capitals too', async () => {
  const { ring, deeds } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'Alpha');
  await importFile(ring, 'rsa-4096.pem', 'Beta');
  expect(await ring.rename({ fingerprint, name: 'ALPHA' })).toMatchObject({ name: 'ALPHA' });
  await expect(ring.rename({ fingerprint, name: 'beta' })).rejects.toMatchObject({ code: 'name-taken' });
  expect(deeds().at(-1)).toBe('outcome key-renamed done');
});

test('a key is forgotten by its name, and its entry with it', async () => {
  const { ring, keychain, deeds } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  await expect(ring.forget({ fingerprint, name: 'B' })).rejects.toMatchObject({ code: 'malformed-call' });
  await ring.forget({ fingerprint, name: 'A' });
  expect(await ring.list()).toEqual([]);
  expect(await keychain.names()).toEqual([]);
  expect(await ring.holds(fingerprint)).toBe(false);
  expect(deeds().slice(-2)).toEqual(['intent key-forgotten', 'outcome key-forgotten done']);
});

test('a key the keychain will not give up is not forgotten', async () => {
  const { ring, keychain } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  keychain.refuse('forget');
  await expect(ring.forget({ fingerprint, name: 'A' })).rejects.toMatchObject({ code: 'keychain-locked' });
  expect(await ring.list()).toHaveLength(1);
});

test('a key an account seals with is not forgotten', async () => {
  const { ring, record } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  record.prepare(`INSERT INTO account VALUES ('AC1', 'Osaka', 'teal', 'us1', 'SK1', ?, 1)`).run(fingerprint);
  await expect(ring.forget({ fingerprint, name: 'A' })).rejects.toMatchObject({
    code: 'key-in-use',
    facts: { account: 'Osaka' },
  });
});

test('a key on which recordings depend is forgotten only with a backup', async () => {
  const { ring, dependents, keychain, deeds } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  dependents.mockResolvedValue({ count: 1200, seconds: 90_061 });
  const before = deeds();
  await expect(ring.forget({ fingerprint, name: 'A' })).rejects.toMatchObject({
    code: 'key-needed',
    facts: { name: 'A', recordings: 1200, minutes: 1502 },
  });
  expect(await keychain.names()).toEqual([entryOf(fingerprint)]);
  expect(deeds()).toEqual(before);
  await ring.backUp(fingerprint, 'correct horse battery');
  await expect(ring.forget({ fingerprint, name: 'A' })).rejects.toMatchObject({ code: 'key-needed' });
  await ring.confirmBackUp(fingerprint);
  await expect(ring.forget({ fingerprint, name: 'a' })).rejects.toMatchObject({ code: 'malformed-call' });
  await ring.forget({ fingerprint, name: 'A' });
  expect(await keychain.names()).toEqual([]);
});

test('a key that has opened something is not forgotten without a backup, though the list shows nothing of it now', async () => {
  const { ring } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  const keySid = `CR${'1'.repeat(32)}`;
  await ring.pair([{ keySid, encryptedContentKey: ring.wrap(fingerprint, new Uint8Array(32)) }]);
  await expect(ring.forget({ fingerprint, name: 'A' })).rejects.toMatchObject({
    code: 'key-needed',
    facts: { recordings: 0 },
  });
});

test('a key that is gone can be forgotten, whatever depended on it; one whose entry was altered not', async () => {
  const { ring, reopen, keychain, dependents } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  dependents.mockResolvedValue({ count: 1, seconds: 1 });
  await keychain.write(entryOf(fingerprint), new Uint8Array(0));
  await expect(reopen().forget({ fingerprint, name: 'A' })).rejects.toMatchObject({ code: 'key-needed' });
  await keychain.forget(entryOf(fingerprint));
  await reopen().forget({ fingerprint, name: 'A' });
  expect(await reopen().list()).toEqual([]);
});

test('behind a locked keychain a key without a backup is not forgotten', async () => {
  const { ring, reopen, keychain, dependents } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
  dependents.mockResolvedValue({ count: 1, seconds: 1 });
  keychain.refuse('read');
  await expect(reopen().forget({ fingerprint, name: 'A' })).rejects.toMatchObject({ code: 'key-needed' });
});

test('what is not in the ring is missing to every call', async () => {
  const { ring } = newKeyRing();
  const fingerprint = 'ab'.repeat(32);
  const missing = { code: 'key-missing' };
  await expect(ring.rename({ fingerprint, name: 'x' })).rejects.toMatchObject(missing);
  await expect(ring.forget({ fingerprint, name: 'x' })).rejects.toMatchObject(missing);
  await expect(ring.backUp(fingerprint, 'correct horse battery staple')).rejects.toMatchObject(missing);
  await expect(ring.confirmBackUp(fingerprint)).rejects.toMatchObject(missing);
  expect(() => ring.publicHalf(fingerprint)).toThrow(expect.objectContaining(missing));
  expect(() => ring.wrap(fingerprint, new Uint8Array(32))).toThrow(
    expect.objectContaining({ code: 'sealing-key-missing' }),
  );
  expect(await ring.holds(fingerprint)).toBe(false);
});

test('a key for this session never reaches the keychain and is lost with it', async () => {
  const { ring, reopen, keychain } = newKeyRing();
  keychain.refuse('read');
  keychain.refuse('write');
  const key = await importFile(ring, 'rsa-2048.pem', 'A', { sessionOnly: true });
  expect(key.keptIn).toBe('session');
  expect(await ring.holds(key.fingerprint)).toBe(true);
  keychain.mend();
  expect(await keychain.names()).toEqual([]);
  expect(await reopen().list()).toMatchObject([{ name: 'A', keptIn: 'lost' }]);
});

test('a key of this session can be forgotten where there is no keychain', async () => {
  const { ring, keychain } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A', { sessionOnly: true });
  for (const operation of ['read', 'write', 'forget'] as const) keychain.refuse(operation);
  await ring.forget({ fingerprint, name: 'A' });
  expect(await ring.list()).toEqual([]);
});

test('a key of this session can be moved to the keychain, and then it is there once', async () => {
  const { ring, session } = newKeyRing();
  const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A', { sessionOnly: true });
  await expect(importFile(ring, 'rsa-2048.pem', 'A', { sessionOnly: true })).rejects.toMatchObject({
    code: 'key-exists',
  });
  expect(await importFile(ring, 'rsa-2048.pem', 'A')).toMatchObject({ keptIn: 'keychain' });
  expect(await session.read(entryOf(fingerprint))).toBeNull();
});

test('a key that is gone from the keychain is shown as lost, and mended by importing it again', async () => {
  const { ring, reopen, keychain } = newKeyRing();
  const { fingerprint, addedAt } = await importFile(ring, 'rsa-2048.pem', 'A');
  await keychain.forget(entryOf(fingerprint));
  const next = reopen();
  expect(await next.list()).toMatchObject([{ fingerprint, keptIn: 'lost' }]);
  expect(await next.holds(fingerprint)).toBe(false);
  expect(await keychain.names()).toEqual([]);
  const mended = await importFile(next, 'rsa-2048.pem', 'A again');
  expect(mended).toMatchObject({ keptIn: 'keychain', name: 'A again', addedAt });
});

test.each([
  ['empty', () => new Uint8Array(0)],
  ['of a version to come', (entry: Uint8Array) => entry.with(0, 2)],
  ['cut short', (entry: Uint8Array) => entry.subarray(0, 600)],
  [
    'another key',
    () =>
      Buffer.concat([
        Uint8Array.of(1),
        createPrivateKey(fixture('rsa-4096.pem')).export({ type: 'pkcs8', format: 'der' }),
      ]),
  ],
])(
  'an entry that is %s is told from one that is gone, is left as it is, and is mended by importing the key',
  async (_, change) => {
    const { ring, reopen, keychain } = newKeyRing();
    const { fingerprint } = await importFile(ring, 'rsa-2048.pem', 'A');
    const entry = (await keychain.read(entryOf(fingerprint))) ?? new Uint8Array(0);
    await keychain.write(entryOf(fingerprint), change(entry));
    const altered = await keychain.read(entryOf(fingerprint));
    const next = reopen();
    expect(await next.list()).toMatchObject([{ keptIn: 'altered' }]);
    expect(await next.holds(fingerprint)).toBe(false);
    const wrapped = { keySid: null, fingerprint, encryptedContentKey: next.wrap(fingerprint, new Uint8Array(32)) };
    const failure = { code: 'key-altered', facts: { fingerprint: fingerprint.slice(0, 16) } };
    await expect(next.unwrap(wrapped)).rejects.toMatchObject(failure);
    await expect(next.backUp(fingerprint, 'correct horse battery')).rejects.toMatchObject(failure);
    expect(await keychain.read(entryOf(fingerprint))).toEqual(altered);
    expect(await keychain.names()).toEqual([entryOf(fingerprint)]);
    expect(await importFile(next, 'rsa-2048.pem', 'A')).toMatchObject({ keptIn: 'keychain' });
    expect(await next.unwrap(wrapped)).toHaveLength(32);
  },
);

test('a locked keychain has lost nothing', async () => {
  const { ring, reopen, keychain } = newKeyRing();
  await importFile(ring, 'rsa-2048.pem', 'A');
  keychain.refuse('read');
  expect(await reopen().list()).toMatchObject([{ keptIn: 'keychain' }]);
});

test('no key is in an answer, a row or the ledger', async () => {
  const { ring, record, entries } = newKeyRing();
  const answers = [await importFile(ring, 'rsa-2048.pem', 'A'), await ring.list()];
  const rows = record.prepare('SELECT hex(public_half), * FROM private_key').all();
  const said = JSON.stringify([answers, rows, entries()]);
  const der = createPrivateKey(fixture('rsa-2048.pem')).export({ type: 'pkcs8', format: 'der' });
  // From behind the modulus on, which the public half has too.
  const secret = der.subarray(330, 360);
  for (const encoding of ['hex', 'base64', 'latin1'] as const) expect(said).not.toContain(secret.toString(encoding));
  expect(said.toLowerCase()).not.toContain(secret.toString('hex'));
});
