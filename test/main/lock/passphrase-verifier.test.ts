import { expect, test } from 'vitest';
import { writeSetting } from '../../../main/database/setting-rows.ts';
import { fitsVerifier, makeVerifier, readVerifier, writeVerifier } from '../../../main/lock/passphrase-verifier.ts';
import { newRecord } from '../../support/new-record.ts';

const passphrase = '水曜日の朝に港を出る船';

test('the passphrase fits and others do not, however it was typed on another system', async () => {
  const verifier = await makeVerifier('Café bei Regen am Hafen');
  expect(await fitsVerifier(verifier, 'Cafe\u0301 bei Regen am Hafen')).toBe(true);
  expect(await fitsVerifier(verifier, 'Cafe bei Regen am Hafen')).toBe(false);
  expect(await fitsVerifier(verifier, '')).toBe(false);
});

test('it is made anew each time and holds nothing of the passphrase', async () => {
  const [one, other] = await Promise.all([makeVerifier(passphrase), makeVerifier(passphrase)]);
  expect(one.salt).not.toBe(other.salt);
  expect(one.check).not.toBe(other.check);
  expect(JSON.stringify(one)).not.toContain(passphrase);
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

const sound = { logN: 17, r: 8, p: 1, salt: 'ab'.repeat(16), check: 'cd'.repeat(32) };
test.each([
  ['a word', 'none'],
  ['nothing in it', {}],
  ['a short salt', { ...sound, salt: 'ab' }],
  ['a check that is no hex', { ...sound, check: 'zz'.repeat(32) }],
  ['a cost nobody can bear', { ...sound, logN: 40 }],
  ['no cost at all', { ...sound, logN: 1 }],
])('%s in its place counts as damage, never as no lock', (_what, stored) => {
  const record = newRecord();
  writeSetting(record, 'lock', stored);
  expect(() => readVerifier(record)).toThrow(expect.objectContaining({ code: 'record-corrupt' }));
});
