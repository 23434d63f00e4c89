import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CallInput, Key, RecordingAlert } from '../../../main/contract.ts';
import { keepAlerts } from '../../../main/coverage/alert-rows.ts';
import type { CoverageGroup } from '../../../main/coverage/coverage-questions.ts';
import { createCoverage } from '../../../main/coverage/create-coverage.ts';
import { createLedger } from '../../../main/ledger/create-ledger.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';

const now = 1_790_000_000;
const day = 86_400;
const account = `AC${'1'.repeat(32)}`;
const [opened, unknown, lost] = ['a', 'b', 'c'].map((letter) => `CR${letter.repeat(32)}`) as [string, string, string];
const print = (letter: string) => letter.repeat(64);

const group = (keySid: string | null, count: number, more: Partial<CoverageGroup> = {}): CoverageGroup => ({
  ...{ account, keySid, encrypted: keySid !== null, whereabouts: 'twilio', completed: true, copies: [] },
  ...{ count, seconds: count * 60, oldest: now - 90 * day, newest: now - day, ...more },
});
const key = (letter: string, keptIn: Key['keptIn']): Key => ({
  ...{ fingerprint: print(letter), name: `key ${letter}`, bits: 2048, addedAt: 1, origin: 'imported', keptIn },
  ...{ backedUpAt: null, opens: [], lastUse: null },
});
const alert = (number: number, code: RecordingAlert['code'], at: number): RecordingAlert => ({
  ...{ sid: `NO${String(number).padStart(32, '0')}`, account, code, at, recording: null },
});

/** The coverage of one account, of which the list says `groups`, with `sealed` (SIDs) for a key that is not here. `reopen`: the next run, whose list is not loaded yet. */
function start(groups: CoverageGroup[], sealed: Buffer[] = []) {
  const record = newRecord();
  const pair = record.prepare('INSERT INTO pairing (key_sid, fingerprint, shown_at) VALUES (?, ?, 1)');
  pair.run(opened, print('a'));
  pair.run(lost, print('c'));
  const ledger = createLedger(record, {
    who: { user: 'aiko', machine: 'desk-7' },
    credentialOf: () => null,
    now: () => now,
  });
  const keptAt = join(newFolder(), 'coverage.json');
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((done) => {
    isReady = done;
  });
  const open = (loaded: Promise<unknown>) =>
    createCoverage({
      ...{ record, note: ledger.noteDeed, user: 'aiko', loaded, keptAt, ready: isReady, now: () => now },
      worker: {
        coverageGroups: async () => ({ revision: 1, groups }),
        unseenRecordings: async ({ seen }) => Buffer.concat(sealed.filter((sid) => !Buffer.from(seen).includes(sid))),
      },
      marksSettled: async () => undefined,
      keys: async () => [key('a', 'keychain'), key('c', 'lost')],
      accounts: async () => [{ sid: account, sealingKey: print('a') }],
    });
  const coverage = open(Promise.resolve());
  const deeds = () => record.prepare<[], string>('SELECT entry FROM ledger').pluck().all();
  return { record, coverage, deeds, ready, reopen: () => open(new Promise(() => {})) };
}

test('what the check-up reads of an account: what is plain, sealed, elsewhere, and whose keys are not here', async () => {
  const { coverage } = start([
    ...[group(null, 3), group(opened, 5), group(unknown, 7), group(lost, 11)],
    group(opened, 2, { whereabouts: 'elsewhere' }),
    group(null, 9, { completed: false }),
  ]);
  const { accounts, keys } = await coverage.facts();
  expect(accounts).toMatchObject([
    {
      ...{ account, unencrypted: { count: 3 }, encrypted: { count: 23 }, elsewhere: { count: 2 } },
      unknownSids: [{ keySid: unknown, count: 7 }],
      missingSids: [{ keySid: lost, count: 11, names: ['key c'] }],
    },
  ]);
  expect(keys).toMatchObject([
    { name: 'key a', opens: { count: 7 }, atStake: { count: 7 }, sealsFor: [account], newest: now - day },
    { name: 'key c', opens: { count: 11 }, sealsFor: [] },
  ]);
});

test('a copy that a key here opens makes a recording no longer one that cannot be opened', async () => {
  const { coverage } = start([group(unknown, 7, { copies: [{ openers: [print('a')], sound: true }] })]);
  const { accounts } = await coverage.facts();
  expect(accounts[0]?.unknownSids).toEqual([]);
});

test('while the next run reads its list, the map is as it was, and says of when', async () => {
  const { coverage, reopen } = start([group(opened, 5)]);
  await coverage.map();
  await expect.poll(async () => (await coverage.map()).asOf).toBeNull();
  await coverage.settled();
  const next = await reopen().map();
  expect([next.asOf, next.total.count, next.parts.have.count]).toEqual([now, 5, 5]);
});

test.each<[string, CallInput<'coverage.note-alarm'>['alarm']]>([
  ['alerts of a code', { account, code: 16105 }],
  ['a key that is not here', { keySid: unknown }],
])('%s that somebody took note of are quiet until there is more, in the next run, too', async (_, alarm) => {
  const groups = [group(unknown, 7)];
  const sealed = Array.from({ length: 7 }, () => randomBytes(16));
  const { record, coverage, deeds, ready, reopen } = start(groups, sealed);
  keepAlerts(record, [alert(1, 16105, now - 2 * day), alert(2, 16107, now - day)]);
  const quiet = async (of = coverage) => {
    const { alerts } = await of.alerts();
    const { keys } = await of.notedKeys();
    return [
      ...alerts.map(({ code, noted }) => [String(code), noted]),
      ...keys.map(({ keySid, noted }) => [keySid, noted]),
    ]
      .filter(([, noted]) => noted !== null)
      .map(([about]) => about);
  };
  expect(await quiet()).toEqual([]);
  await ready;
  await coverage.noteAlarm({ alarm, remark: 'Told Mr Sato.' });
  const about = 'keySid' in alarm ? alarm.keySid : String(alarm.code);
  expect(await quiet()).toEqual([about]);
  await coverage.settled();
  expect(await quiet(reopen())).toEqual([about]);
  expect(deeds().some((entry) => entry.includes('alarm-noted') && entry.includes('Told Mr Sato.'))).toBe(true);
  keepAlerts(record, [alert(3, 16105, now - 60)]);
  sealed.push(randomBytes(16));
  groups[0] = group(unknown, 8, { newest: now });
  expect(await quiet()).toEqual([]);
});

test('an alert as old as those that were noted, in the place of one that has aged, is an alarm', async () => {
  const { record, coverage } = start([]);
  const noted = async () => (await coverage.alerts()).alerts.map(({ count, noted }) => [count, noted !== null]);
  keepAlerts(record, [alert(1, 16105, now - 3 * day), alert(2, 16105, now - day)]);
  await coverage.noteAlarm({ alarm: { account, code: 16105 }, remark: '' });
  expect(await noted()).toEqual([[2, true]]);
  const first = record.prepare('DELETE FROM encryption_alert WHERE sid = ?');
  first.run(alert(1, 16105, 0).sid);
  expect(await noted()).toEqual([[1, true]]);
  keepAlerts(record, [alert(3, 16105, now - 2 * day)]);
  expect(await noted()).toEqual([[2, false]]);
});

test('an alert that goes and comes back is none, also when note was taken of others meanwhile', async () => {
  const { record, coverage } = start([]);
  const alarm = { account, code: 16105 } as const;
  const noted = async () => (await coverage.alerts()).alerts.map((kind) => kind.noted !== null);
  keepAlerts(record, [alert(1, 16105, now - day)]);
  await coverage.noteAlarm({ alarm, remark: '' });
  record.prepare('DELETE FROM encryption_alert').run();
  keepAlerts(record, [alert(2, 16105, now - 60)]);
  expect(await noted()).toEqual([false]);
  await coverage.noteAlarm({ alarm, remark: '' });
  keepAlerts(record, [alert(1, 16105, now - day)]);
  expect(await noted()).toEqual([true]);
});

test('a recording in the place of another is an alarm of its key; one that comes back is none', async () => {
  const groups = [group(unknown, 2)];
  const [one, other, another] = [randomBytes(16), randomBytes(16), randomBytes(16)] as const;
  const sealed: Buffer[] = [one, other];
  const { coverage, ready } = start(groups, sealed);
  const isQuiet = async () => (await coverage.notedKeys()).keys.length === 1;
  await ready;
  await coverage.noteAlarm({ alarm: { keySid: unknown }, remark: '' });
  expect(await isQuiet()).toBe(true);
  // As many, and none of them newer.
  sealed.splice(0, 2, other, another);
  expect(await isQuiet()).toBe(false);
  await coverage.noteAlarm({ alarm: { keySid: unknown }, remark: '' });
  sealed.push(one);
  groups[0] = group(unknown, 3);
  expect(await isQuiet()).toBe(true);
});

test('an alarm that is not there cannot be taken note of', async () => {
  const { coverage, deeds } = start([group(opened, 5)]);
  for (const alarm of [{ keySid: opened }, { account, code: 16104 as const }]) {
    await expect(coverage.noteAlarm({ alarm, remark: '' })).rejects.toMatchObject({ code: 'alarm-unknown' });
  }
  expect(deeds().filter((entry) => entry.includes('alarm-noted'))).toEqual([]);
});
