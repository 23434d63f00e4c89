import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { openRecord } from '../../../main/database/open-record.ts';
import { openRecordForReading } from '../../../main/database/open-record-for-reading.ts';
import { recordMigrations } from '../../../main/database/record-schema.ts';
import { setRecordAside } from '../../../main/database/set-aside.ts';
import { newFolder, newRecord } from '../../support/new-record.ts';

const recordPath = () => join(newFolder(), 'record.db');
const failureOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

test('a fresh record has the tables and the newest version, and is synced in full', () => {
  const record = newRecord();
  expect(record.pragma('user_version', { simple: true })).toBe(recordMigrations.length);
  expect(record.pragma('synchronous', { simple: true })).toBe(2);
  expect(record.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(record.prepare('SELECT count(*) AS n FROM ledger').get()).toEqual({ n: 0 });
});

test('what was written is there when the record is opened again', () => {
  const path = recordPath();
  const record = openRecord(path);
  record.prepare('INSERT INTO setting VALUES (?, ?)').run('theme', '"dark"');
  record.close();
  expect(newRecord(path).prepare('SELECT value FROM setting').pluck().get()).toBe('"dark"');
});

test('a second program cannot open it, and the first goes on', () => {
  const path = recordPath();
  const record = newRecord(path);
  expect(failureOf(() => openRecord(path))).toMatchObject({ code: 'disk-refused', facts: { reason: 'in-use' } });
  record.prepare('INSERT INTO setting VALUES (?, ?)').run('theme', '"dark"');
});

test('a record of a later program is refused and left alone', () => {
  const path = recordPath();
  const later = new Database(path);
  later.pragma('user_version = 99');
  later.close();
  expect(failureOf(() => openRecord(path))).toMatchObject({ code: 'database-newer', facts: { found: 99 } });
  expect(new Database(path).pragma('user_version', { simple: true })).toBe(99);
});

const damage: readonly (readonly [string, (good: Buffer) => Buffer])[] = [
  ['text instead of a database', () => Buffer.from('this is no database at all, only some words\n'.repeat(100))],
  ['a database cut in the middle', (good) => good.subarray(0, good.length / 2)],
  [
    'a page overwritten with noise',
    (good) => Buffer.concat([good.subarray(0, 4096), Buffer.alloc(good.length - 4096, 0xa5)]),
  ],
  ['a header whose first bytes are lost', (good) => Buffer.concat([Buffer.alloc(16), good.subarray(16)])],
];

test.each(damage)('%s is told as a corrupt record, and the file stays as it was', (_, harm) => {
  const path = recordPath();
  openRecord(path).close();
  const harmed = harm(readFileSync(path));
  writeFileSync(path, harmed);
  expect(failureOf(() => openRecord(path))).toMatchObject({ code: 'record-corrupt' });
  expect(readFileSync(path).equals(harmed)).toBe(true);
});

test('set aside on request, the damaged record is kept under another name and a fresh one opens', () => {
  const path = recordPath();
  writeFileSync(path, 'not a database, but somebody may want to look into it'.repeat(50));
  const aside = setRecordAside(path);
  newRecord(path);
  expect(readFileSync(aside, 'utf8')).toContain('somebody may want to look into it');
  expect(readdirSync(dirname(path)).some((name) => name.includes('.damaged-'))).toBe(true);
});

test('a folder that is not there is told as refused by the disk', () => {
  expect(failureOf(() => openRecord('/nowhere/at/all/record.db'))).toMatchObject({ code: 'disk-refused' });
});

test('a program that was killed holds nothing any more', async () => {
  const path = recordPath();
  const program = fork(join(import.meta.dirname, '../../support/hold-record.ts'), [path]);
  await once(program, 'message');
  expect(failureOf(() => openRecord(path))).toMatchObject({ code: 'disk-refused', facts: { reason: 'in-use' } });
  program.kill('SIGKILL');
  await once(program, 'exit');
  newRecord(path).prepare('INSERT INTO setting VALUES (?, ?)').run('theme', '"dark"');
});

test('a thread of ours reads it while it is written, and cannot write', () => {
  const record = newRecord();
  const reader = openRecordForReading(record.name);
  onTestFinished(() => {
    reader.close();
  });
  record.prepare('INSERT INTO setting VALUES (?, ?)').run('theme', '"dark"');
  expect(reader.prepare('SELECT value FROM setting').pluck().get()).toBe('"dark"');
  expect(() => reader.exec('DELETE FROM setting')).toThrow();
  // The reader's leaving does not open the door to others.
  reader.close();
  expect(failureOf(() => openRecord(record.name))).toMatchObject({ code: 'disk-refused' });
});
