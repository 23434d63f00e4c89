import { expect, test } from 'vitest';
import type { RecordHandle } from '../../../main/database/handles.ts';
import { memoryKeychain } from '../../../main/keychain/keychain.ts';
import { readCurrentKey } from '../../../main/ledger/checkpoint-rows.ts';
import { createGuard } from '../../../main/ledger/create-guard.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { createSigner } from '../../../main/ledger/create-signer.ts';
import { noteEntry, readHeadNote } from '../../../main/ledger/head-note.ts';
import { signingEntry } from '../../../main/ledger/signing-entry.ts';
import { verifyLedger } from '../../../main/ledger/verify-ledger.ts';
import { type FailingKeychain, failingKeychain } from '../../support/failing-keychain.ts';
import { newRecord } from '../../support/new-record.ts';

/** The program's parts over a record and a keychain, as they are made at a start. */
function start(record: RecordHandle, keychain: FailingKeychain) {
  let time = 1_700_000_000;
  const now = () => time++;
  const ledger = createLedger(record, { who: { user: 'aiko', machine: 'desk-7' }, credentialOf: () => null, now });
  const { noteFact } = ledger;
  const signer = createSigner({ record, keychain, session: memoryKeychain(), noteFact, now });
  const told: string[] = [];
  const guard = createGuard({
    record,
    keychain,
    signer,
    noteFact,
    check: (held, progress) => verifyLedger(record, held, progress),
    tell: ({ state }) => told.push(state),
    now,
  });
  const verify = () => guard.verify(() => {});
  return { ledger, signer, guard, told, verify };
}

/** A ledger of a run that was signed at its 22nd entry and went on for five more. */
async function signedLedger() {
  const record = newRecord();
  const keychain = failingKeychain();
  const first = start(record, keychain);
  for (let count = 0; count < 20; count += 1) first.ledger.noteFact({ what: 'counted', count });
  await first.guard.anchor();
  for (let count = 0; count < 5; count += 1) first.ledger.noteFact({ what: 'counted-on', count });
  return { record, keychain, ...first };
}

test('a fresh ledger gets a key, which it names; once signed it is whole', async () => {
  const { verify, record, signer } = await signedLedger();
  const verdict = await verify();
  expect(verdict).toMatchObject({
    state: 'whole',
    entries: 27,
    signedTo: 22,
    notedTo: 22,
    key: 'held',
    expected: null,
  });
  expect(verdict.publicKey).toBe(await signer.publicKey());
  const made = record.prepare(`SELECT entry FROM ledger WHERE entry LIKE '%signing-key-made%'`).pluck().get();
  expect(made).toContain(verdict.publicKey);
});

test('before anything was signed there is nothing to hold it against', async () => {
  const { verify } = start(newRecord(), failingKeychain());
  expect(await verify()).toMatchObject({ state: 'unsigned', signedTo: null, notedTo: null, key: 'held' });
});

test('the next start finds it whole, with the same key', async () => {
  const { record, keychain, signer } = await signedLedger();
  const next = start(record, keychain);
  expect(await next.verify()).toMatchObject({ state: 'whole', publicKey: await signer.publicKey() });
});

/** Whoever can write the profile, but not the keychain, works with what lies in the record. */
test.each([
  [
    'an entry altered',
    `UPDATE ledger SET entry = replace(entry, '"count":6', '"count":7') WHERE number = 8`,
    'broken',
    8,
    null,
  ],
  ['a line removed in the middle', 'DELETE FROM ledger WHERE number = 9', 'broken', 9, null],
  ['the tail cut before what was signed', 'DELETE FROM ledger WHERE number > 15', 'cut', null, 22],
  [
    'the tail cut and the signature of it taken away',
    'DELETE FROM ledger WHERE number > 15; DELETE FROM ledger_checkpoint',
    'cut',
    null,
    22,
  ],
  ['a signature altered', 'UPDATE ledger_checkpoint SET signature = zeroblob(64)', 'replaced', null, 22],
  ['a signature moved to another entry', 'UPDATE ledger_checkpoint SET number = 20', 'replaced', null, 20],
  ['the time of a signature altered', 'UPDATE ledger_checkpoint SET signed_at = signed_at + 1', 'replaced', null, 22],
])('%s is found', async (_, tampering, state, firstMisfit, expected) => {
  const { record, keychain } = await signedLedger();
  record.exec(tampering);
  const next = start(record, keychain);
  expect(await next.verify()).toMatchObject({ state, firstMisfit, expected });
  await expect(next.guard.mustBeWhole()).rejects.toMatchObject({ code: 'ledger-altered', facts: { state } });
  await expect(next.guard.anchor()).rejects.toMatchObject({ code: 'ledger-altered' });
});

test('an older copy of the record in its place is found, also when it has gone on since', async () => {
  const { record, keychain } = await signedLedger();
  const older = newRecord();
  older.exec('DELETE FROM ledger');
  older.prepare('ATTACH ? AS now').run(record.name);
  older.exec('INSERT INTO ledger SELECT * FROM now.ledger WHERE number <= 15');
  older.exec('INSERT INTO ledger_key SELECT * FROM now.ledger_key');
  older.exec('DETACH now');
  const restored = start(older, keychain);
  expect(await restored.verify()).toMatchObject({ state: 'cut', expected: 22 });
  for (let count = 0; count < 20; count += 1) restored.ledger.noteFact({ what: 'otherwise', count });
  expect(await restored.verify()).toMatchObject({ state: 'replaced', expected: 22, firstMisfit: null });
});

test('a fresh record in the place of a signed one is found', async () => {
  const { keychain, signer } = await signedLedger();
  const next = start(newRecord(), keychain);
  expect(await next.verify()).toMatchObject({ state: 'cut', expected: 22, publicKey: await signer.publicKey() });
});

test('what was written after the head was noted, before a crash, raises no alarm', async () => {
  const { record, keychain } = await signedLedger();
  keychain.refuse('write');
  await expect(start(record, keychain).guard.anchor()).rejects.toMatchObject({ code: 'keychain-locked' });
  keychain.mend();
  // Signed further than noted, and longer than both.
  expect(await start(record, keychain).verify()).toMatchObject({ state: 'whole', notedTo: 22, signedTo: 28 });
});

test('a ledger that is cut while the program runs is not signed', async () => {
  const { record, guard, verify } = await signedLedger();
  await verify();
  record.exec('DELETE FROM ledger WHERE number > 15; DELETE FROM ledger_checkpoint');
  await expect(guard.anchor()).rejects.toMatchObject({ code: 'ledger-altered', facts: { state: 'cut', number: 22 } });
  await expect(guard.mustBeWhole()).rejects.toMatchObject({ code: 'ledger-altered' });
});

test.each<[string, (keychain: FailingKeychain) => Promise<void>, string]>([
  ['missing', (keychain) => keychain.forget(signingEntry), 'missing'],
  ['empty', (keychain) => keychain.write(signingEntry, new Uint8Array(0)), 'altered'],
  ['cut', (keychain) => keychain.write(signingEntry, Uint8Array.of(1, 2, 3)), 'altered'],
  ["another's", (keychain) => keychain.write(signingEntry, new Uint8Array(33).fill(1)), 'other'],
])('where the key is %s none is made by itself', async (_, harm, reason) => {
  const { record, keychain } = await signedLedger();
  await harm(keychain);
  const before = await keychain.read(signingEntry);
  const next = start(record, keychain);
  expect(await next.verify()).toMatchObject({ state: 'unsigned', key: 'missing', publicKey: null, notedTo: 22 });
  await expect(next.guard.anchor()).rejects.toMatchObject({ code: 'ledger-key-missing', facts: { reason } });
  expect(await keychain.read(signingEntry)).toEqual(before);
});

test('a keychain that is locked midway holds removal up, and no longer than it is locked', async () => {
  const { record, keychain } = await signedLedger();
  keychain.refuse('read');
  const next = start(record, keychain);
  expect(await next.verify()).toMatchObject({ state: 'unsigned', key: 'unasked' });
  await expect(next.guard.anchor()).rejects.toMatchObject({ code: 'keychain-locked' });
  keychain.mend();
  await next.guard.anchor();
  expect(await next.verify()).toMatchObject({ state: 'whole', key: 'held' });
});

test('without a keychain the key is this session’s, and the record says so', async () => {
  const record = newRecord();
  const unusable = { ...failingKeychain(), state: async () => ({ usable: false, reason: 'none here' }) };
  unusable.refuse('read');
  unusable.refuse('write');
  const first = start(record, unusable);
  await first.guard.anchor();
  expect(await first.verify()).toMatchObject({ key: 'session', notedTo: null });
  expect(readCurrentKey(record)?.keptIn).toBe('session');
  const next = start(record, unusable);
  expect(await next.verify()).toMatchObject({ state: 'unsigned', key: 'session', signedTo: null });
  expect(await next.signer.publicKey()).not.toBe(await first.signer.publicKey());
});

test('a note that was harmed is no note; the signature still holds', async () => {
  const { record, keychain } = await signedLedger();
  await keychain.write(noteEntry, Buffer.from('harmed'));
  expect(await start(record, keychain).verify()).toMatchObject({ state: 'whole', notedTo: null, signedTo: 22 });
});

test('the user can go on from a ledger whose end is missing; it says so, with the reason', async () => {
  const { record, keychain } = await signedLedger();
  record.exec('DELETE FROM ledger WHERE number > 15');
  const next = start(record, keychain);
  expect(await next.guard.accept('restored from last night’s backup')).toMatchObject({
    state: 'whole',
    expected: null,
  });
  await next.guard.mustBeWhole();
  const said = record.prepare(`SELECT entry FROM ledger WHERE entry LIKE '%ledger-accepted%'`).pluck().get() as string;
  expect(JSON.parse(said).facts).toMatchObject({
    state: 'cut',
    expected: 22,
    reason: 'restored from last night’s backup',
  });
  expect((await readHeadNote(keychain))?.number).toBeLessThan(22);
  expect(await start(record, keychain).verify()).toMatchObject({ state: 'whole' });
});

test('the user can have a new key made where the old one is missing', async () => {
  const { record, keychain, signer } = await signedLedger();
  await keychain.forget(signingEntry);
  const next = start(record, keychain);
  const verdict = await next.guard.accept('a new machine');
  expect(verdict).toMatchObject({ state: 'whole', key: 'held' });
  expect(verdict.publicKey).not.toBe(await signer.publicKey());
  expect(await start(record, keychain).verify()).toMatchObject({ state: 'whole', publicKey: verdict.publicKey });
});

test('nobody can go on from a chain that is broken', async () => {
  const { record, keychain } = await signedLedger();
  record.exec('DELETE FROM ledger WHERE number = 9');
  const deed = start(record, keychain).guard.accept('never mind');
  await expect(deed).rejects.toMatchObject({ code: 'ledger-altered', facts: { state: 'broken', number: 9 } });
});
