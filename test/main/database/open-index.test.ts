import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { onIndex } from '../../../main/database/condemned.ts';
import { openIndex, openIndexForReading } from '../../../main/database/open-index.ts';
import { recordingDetails } from '../../../main/database/read-recordings.ts';
import { upsertRecordings } from '../../../main/database/upsert-recordings.ts';
import { newFolder } from '../../support/new-record.ts';
import { newRecording, sidFor } from '../../support/new-recordings.ts';

const indexPath = () => join(newFolder(), 'index.db');
const open = (path: string) => {
  const opened = openIndex(path);
  onTestFinished(() => {
    opened.index.close();
  });
  return opened;
};
const aside = (path: string) =>
  readdirSync(dirname(path)).filter((name) => name.includes('.damaged-') && !/-(wal|shm)$/.test(name));

test('a fresh index is not called rebuilt, nor is a sound one', () => {
  const path = indexPath();
  const first = openIndex(path);
  expect(first.rebuilt).toBe(false);
  upsertRecordings(first.index, [newRecording(1)]);
  first.index.close();
  const { index, rebuilt } = open(path);
  expect(rebuilt).toBe(false);
  expect(recordingDetails(index, sidFor('RE', 1))?.recording.duration).toBe(61);
});

const damage: readonly (readonly [string, (path: string, good: Buffer) => void])[] = [
  ['text instead of a database', (path) => writeFileSync(path, 'no database'.repeat(1000))],
  ['a file cut within its first pages', (path, good) => writeFileSync(path, good.subarray(0, 6000))],
  [
    'noise after the header',
    (path, good) => writeFileSync(path, Buffer.concat([good.subarray(0, 100), Buffer.alloc(good.length, 7)])),
  ],
  [
    'an index of a later program',
    (path) => {
      const later = new Database(path);
      later.pragma('user_version = 99');
      later.close();
    },
  ],
];

test.each(damage)('%s is kept aside and a fresh index made', (_, harm) => {
  const path = indexPath();
  const first = openIndex(path);
  upsertRecordings(first.index, [newRecording(1)]);
  first.index.close();
  harm(path, readFileSync(path));
  const harmed = readFileSync(path);
  const { index, rebuilt } = open(path);
  expect(rebuilt).toBe(true);
  expect(recordingDetails(index, sidFor('RE', 1))).toBeNull();
  expect(upsertRecordings(index, [newRecording(1)]).ids).toHaveLength(1);
  expect(aside(path)).toHaveLength(1);
  expect(readFileSync(join(dirname(path), aside(path)[0] ?? '')).equals(harmed)).toBe(true);
});

test('damage that shows only in use is told, and mended by the next start', () => {
  const path = indexPath();
  const first = openIndex(path);
  const read = () => {
    throw new Database.SqliteError('database disk image is malformed', 'SQLITE_CORRUPT');
  };
  expect(() => onIndex(first.index, read)).toThrow(
    expect.objectContaining({ code: 'disk-refused', facts: { reason: 'damaged', code: 'SQLITE_CORRUPT' } }),
  );
  first.index.close();
  const second = openIndex(path);
  expect(second.rebuilt).toBe(true);
  second.index.close();
  expect(open(path).rebuilt).toBe(false);
});

test('a reader cannot write, and sees what the writer commits', () => {
  const path = indexPath();
  const { index } = open(path);
  const reader = openIndexForReading(path);
  upsertRecordings(index, [newRecording(1)]);
  expect(recordingDetails(reader, sidFor('RE', 1))).not.toBeNull();
  expect(() => reader.exec('DELETE FROM recording')).toThrow(/readonly/);
  reader.close();
});

test('a reader before the writer has made the index is refused', () => {
  expect(() => openIndexForReading(indexPath())).toThrow(expect.objectContaining({ code: 'disk-refused' }));
});
