import { expect, test } from 'vitest';
import { openSealedToKey, sealToKey } from '../../../main/crypto/seal-to-key.ts';
import { writeSetting } from '../../../main/database/setting-rows.ts';
import {
  makeVerifier,
  openVerifier,
  readVerifier,
  sealingKey,
  writeVerifier,
} from '../../../main/lock/passphrase-verifier.ts';
import { newRecord } from '../../support/new-record.ts';

const passphrase = '水曜日の朝に港を出る船';

test('the passphrase fits and others do not, however it was typed on another system', async () => {
  const verifier = await makeVerifier('Café bei Regen am Hafen');
  expect(await openVerifier(verifier, 'Cafe\u0301 bei Regen am Hafen')).not.toBeNull();
  expect(await openVerifier(verifier, 'Cafe bei Regen am Hafen')).toBeNull();
  expect(await openVerifier(verifier, '')).toBeNull();
});

test('it is made anew each time and holds nothing of the passphrase', async () => {
  const [one, other] = await Promise.all([makeVerifier(passphrase), makeVerifier(passphrase)]);
  expect(one.salt).not.toBe(other.salt);
  expect(one.check).not.toBe(other.check);
  expect(JSON.stringify(one)).not.toContain(passphrase);
});

test('what is sealed for it, the passphrase opens again, and another passphrase’s key does not', async () => {
  const [verifier, other] = await Promise.all([makeVerifier(passphrase), makeVerifier(`${passphrase}。`)]);
  const sealed = sealToKey(sealingKey(verifier), Buffer.from('a secret'));
  const [key, wrong] = await Promise.all([openVerifier(verifier, passphrase), openVerifier(other, `${passphrase}。`)]);
  if (key === null || wrong === null) throw new Error('the passphrase does not fit');
  expect(Buffer.from(openSealedToKey(sealed, key) ?? []).toString()).toBe('a secret');
  expect(openSealedToKey(sealed, wrong)).toBeNull();
});

test('it costs what a recovery kit costs: 128 MiB', async () => {
  const { logN, r } = await makeVerifier(passphrase);
  expect(128 * 2 ** logN * r).toBe(128 * 1024 * 1024);
});

test('it is in the record until it is taken out', async () => {
  const record = newRecord();
  expect(readVerifier(record)).toBeNull();
  const verifier = await makeVerifier(passphrase);
  writeVerifier(record, verifier);
  expect(readVerifier(record)).toEqual(verifier);
  writeVerifier(record, null);
  expect(readVerifier(record)).toBeNull();
});

const sound = { logN: 17, r: 8, p: 1, salt: 'ab'.repeat(16), check: 'cd'.repeat(32), sealsFor: 'ef'.repeat(32) };
test.each([
  ['a word', 'none'],
  ['nothing in it', {}],
  ['a short salt', { ...sound, salt: 'ab' }],
  ['a check that is no hex', { ...sound, check: 'zz'.repeat(32) }],
  ['no key to seal for', { ...sound, sealsFor: 'ef' }],
  ['a cost nobody can bear', { ...sound, logN: 40 }],
  ['no cost at all', { ...sound, logN: 1 }],
])('%s in its place counts as damage, never as no lock', (_what, stored) => {
  const record = newRecord();
  writeSetting(record, 'lock', stored);
  expect(() => readVerifier(record)).toThrow(expect.objectContaining({ code: 'record-corrupt' }));
});
