import { createPublicKey, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { wrapContentKey } from '../../../main/crypto/wrap-content-key.ts';
import { newKeyRing } from '../../support/new-key-ring.ts';
import { fixture } from './key-cases.ts';

const current = `CR${'11'.repeat(16)}`;
const earlier = `CR${'22'.repeat(16)}`;
const contentKey = randomBytes(32);

async function twoKeys() {
  const made = newKeyRing();
  const { ring } = made;
  const imported = await ring.readPending(fixture('rsa-2048.pem'), 'a');
  const first = await ring.import({ pending: imported.pending, name: 'A', passphrase: null, sessionOnly: false });
  const second = await ring.generate({ name: 'B', sessionOnly: false });
  const sealedFor = (fingerprint: string, key: Uint8Array = contentKey) => ring.wrap(fingerprint, key);
  const ask = (keySid: string | null, encryptedContentKey: Uint8Array, fingerprint: string | null = null) => ({
    keySid,
    fingerprint,
    encryptedContentKey,
  });
  const opens = async () => (await ring.list()).map((key) => key.opens);
  return { ...made, first, second, sealedFor, ask, opens };
}

test('the key that fits is found by trying and remembered', async () => {
  const { ring, first, second, sealedFor, ask, opens } = await twoKeys();
  expect(await ring.unwrap(ask(current, sealedFor(second.fingerprint)))).toEqual(contentKey);
  expect(await ring.unwrap(ask(earlier, sealedFor(first.fingerprint)))).toEqual(contentKey);
  expect(await opens()).toEqual([[earlier], [current]]);
});

test('a key remembered for a SID is tried first, and the others after it', async () => {
  const { ring, first, second, sealedFor, ask, opens } = await twoKeys();
  await ring.unwrap(ask(current, sealedFor(second.fingerprint)));
  expect(await ring.unwrap(ask(current, sealedFor(first.fingerprint)))).toEqual(contentKey);
  expect(await opens()).toEqual([[current], [current]]);
});

test('what was sealed here is opened by the key it names, and by no other', async () => {
  const { ring, first, second, sealedFor, ask, opens } = await twoKeys();
  const wrap = sealedFor(first.fingerprint);
  expect(await ring.unwrap(ask(null, wrap, first.fingerprint))).toEqual(contentKey);
  await expect(ring.unwrap(ask(null, wrap, second.fingerprint))).rejects.toMatchObject({ code: 'key-does-not-fit' });
  expect(await opens()).toEqual([[], []]);
});

test('without the key the SID is named', async () => {
  const { ring, ask } = await twoKeys();
  const other = wrapContentKey(createPublicKey(fixture('openssh-spki.pem')), contentKey);
  await expect(ring.unwrap(ask(current, other))).rejects.toMatchObject({
    code: 'key-missing',
    facts: { keySid: current },
  });
});

test('an empty ring says which key is missing', async () => {
  const { ring } = newKeyRing();
  const wrapped = { keySid: current, fingerprint: null, encryptedContentKey: randomBytes(256) };
  await expect(ring.unwrap(wrapped)).rejects.toMatchObject({ code: 'key-missing', facts: { keySid: current } });
});

test('a key that has opened a SID and does not open this does not fit', async () => {
  const { ring, first, sealedFor, ask } = await twoKeys();
  await ring.unwrap(ask(current, sealedFor(first.fingerprint)));
  await expect(ring.unwrap(ask(current, randomBytes(256)))).rejects.toMatchObject({
    code: 'key-does-not-fit',
    facts: { keySid: current },
  });
});

test('a forgotten key stays remembered for its SID, which then has none', async () => {
  const { ring, first, sealedFor, ask, record } = await twoKeys();
  const wrap = sealedFor(first.fingerprint);
  await ring.unwrap(ask(current, wrap));
  await ring.confirmBackUp(first.fingerprint);
  await ring.forget({ fingerprint: first.fingerprint, name: 'A' });
  await expect(ring.unwrap(ask(current, wrap))).rejects.toMatchObject({ code: 'key-missing' });
  expect(record.prepare('SELECT key_sid, fingerprint FROM pairing').all()).toEqual([
    { key_sid: current, fingerprint: first.fingerprint },
  ]);
  const { pending } = await ring.readPending(fixture('rsa-2048.pem'), 'a');
  const back = await ring.import({ pending, name: 'A', passphrase: null, sessionOnly: false });
  expect(back.opens).toEqual([current]);
});

test.each([0, 31, 33, 16])('a content key of %i bytes is none', async (length) => {
  const { ring, first, sealedFor, ask } = await twoKeys();
  const wrap = sealedFor(first.fingerprint, randomBytes(length));
  await expect(ring.unwrap(ask(current, wrap))).rejects.toMatchObject({
    code: 'envelope-malformed',
    facts: { keySid: current },
  });
});

test.each([0, 1, 128, 255, 513, 4096])('a wrap of %i bytes is none', async (length) => {
  const { ring, ask } = await twoKeys();
  await expect(ring.unwrap(ask(current, new Uint8Array(length)))).rejects.toMatchObject({ code: 'envelope-malformed' });
});

test('a wrap altered anywhere opens with no key', async () => {
  const { ring, first, sealedFor, ask } = await twoKeys();
  const wrap = sealedFor(first.fingerprint);
  for (const at of [0, 100, 255]) {
    const altered = Uint8Array.from(wrap);
    altered[at] = (altered[at] ?? 0) ^ 1;
    await expect(ring.unwrap(ask(current, altered))).rejects.toMatchObject({ code: 'key-missing' });
  }
});

test('behind a locked keychain no key is called missing', async () => {
  const { first, sealedFor, ask, reopen, keychain } = await twoKeys();
  const wrap = sealedFor(first.fingerprint);
  keychain.refuse('read');
  await expect(reopen().unwrap(ask(current, wrap))).rejects.toMatchObject({ code: 'keychain-locked' });
});

test('opened keys stay open until they are wiped', async () => {
  const { ring, first, sealedFor, ask, keychain } = await twoKeys();
  const wrap = sealedFor(first.fingerprint);
  await ring.unwrap(ask(current, wrap));
  keychain.refuse('read');
  expect(await ring.unwrap(ask(current, wrap))).toEqual(contentKey);
  ring.wipe();
  await expect(ring.unwrap(ask(current, wrap))).rejects.toMatchObject({ code: 'keychain-locked' });
});

test('a record that cannot be written does not keep anybody from hearing', async () => {
  const { ring, first, sealedFor, ask, record } = await twoKeys();
  const wrap = sealedFor(first.fingerprint);
  record.pragma('query_only = on');
  expect(await ring.unwrap(ask(current, wrap))).toEqual(contentKey);
});

test('samples tell which SIDs the ring opens, and which it does not', async () => {
  const { ring, first, second, sealedFor, opens } = await twoKeys();
  const lost = `CR${'33'.repeat(16)}`;
  const broken = `CR${'44'.repeat(16)}`;
  const paired = await ring.pair([
    { keySid: current, encryptedContentKey: sealedFor(second.fingerprint), count: 7 },
    { keySid: earlier, encryptedContentKey: sealedFor(first.fingerprint), count: 5 },
    { keySid: lost, encryptedContentKey: randomBytes(256), count: 3 },
    { keySid: broken, encryptedContentKey: new Uint8Array(9), count: 1 },
  ]);
  expect(paired.map(({ keySid, fingerprint, count }) => [keySid, fingerprint, count])).toEqual([
    [current, second.fingerprint, 7],
    [earlier, first.fingerprint, 5],
    [lost, null, 3],
    [broken, null, 1],
  ]);
  expect(await opens()).toEqual([[earlier], [current]]);
});
