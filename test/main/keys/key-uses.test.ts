import { expect, test } from 'vitest';
import { createKeyUses } from '../../../main/keys/key-uses.ts';
import { newKeyRing } from '../../support/new-key-ring.ts';
import { newRecord } from '../../support/new-record.ts';
import { fixture } from './key-cases.ts';

const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];

test('uses are written now and then, and all that is not at the end', () => {
  const record = newRecord();
  let time = 10_000;
  const uses = createKeyUses(record, () => time);
  const written = () => record.prepare('SELECT fingerprint, use, used_at FROM key_use ORDER BY 1, 2').raw().all();
  uses.note(a, 'heard');
  expect(written()).toEqual([[a, 'heard', 10_000]]);
  time += 599;
  uses.note(a, 'heard');
  uses.note(b, 'sealed');
  expect(written()).toEqual([
    [a, 'heard', 10_000],
    [b, 'sealed', 10_599],
  ]);
  expect(uses.last(a)).toEqual({ use: 'heard', at: 10_599 });
  expect(createKeyUses(record, () => time).last(a)).toEqual({ use: 'heard', at: 10_000 });
  uses.flush();
  expect(createKeyUses(record, () => time).last(a)).toEqual({ use: 'heard', at: 10_599 });
  time += 1;
  uses.note(a, 'opened');
  expect(uses.last(a)).toEqual({ use: 'opened', at: 10_600 });
  // A clock that was ahead does not keep later uses from being noted.
  time -= 5000;
  uses.note(a, 'opened');
  expect(written()).toContainEqual([a, 'opened', 5600]);
  expect(uses.last('c')).toBeNull();
});

test('a record that cannot be written does not keep a key from being used', () => {
  const record = newRecord();
  const uses = createKeyUses(record, () => 10_000);
  record.pragma('query_only = ON');
  uses.note(a, 'heard');
  expect(uses.last(a)).toEqual({ use: 'heard', at: 10_000 });
  record.pragma('query_only = OFF');
  uses.flush();
  expect(createKeyUses(record, () => 0).last(a)).toEqual({ use: 'heard', at: 10_000 });
});

test('hearing, opening and sealing are uses; seeing which key fits is none', async () => {
  const { ring, reopen } = newKeyRing();
  const read = await ring.readPending(fixture('rsa-2048.pem'), 'key.pem');
  const { fingerprint } = await ring.import({ ...read, name: 'A', passphrase: null, sessionOnly: false });
  const lastUse = async () => (await ring.list())[0]?.lastUse?.use ?? null;
  expect(await lastUse()).toBeNull();
  const encryptedContentKey = ring.wrap(fingerprint, new Uint8Array(32));
  expect(await lastUse()).toBe('sealed');
  const next = reopen();
  await next.pair([{ keySid: `CR${'1'.repeat(32)}`, encryptedContentKey }]);
  expect((await next.list())[0]?.lastUse?.use).toBe('sealed');
  await ring.unwrap({ keySid: null, fingerprint, encryptedContentKey });
  expect(await lastUse()).toBe('opened');
  await ring.unwrapToHear({ keySid: null, fingerprint, encryptedContentKey });
  expect(await lastUse()).toBe('heard');
  ring.wipe();
  expect((await reopen().list())[0]?.lastUse?.use).toBe('heard');
});
