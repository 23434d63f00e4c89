import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { commitBehind } from '../../../main/database/commit-behind.ts';
import { openRecord } from '../../../main/database/open-record.ts';
import { mountDiskImage } from '../../support/disk-image.ts';

const full = 2;
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-behind-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('every other commit goes to the disk by itself, also when one beside fails', async () => {
  const record = openRecord(join(newFolder(), 'record.db'));
  const behind = commitBehind(record);
  const broken = () => {
    throw new Error('within');
  };
  expect(behind.commit(() => record.pragma('synchronous', { simple: true }))).not.toBe(full);
  expect(record.pragma('synchronous', { simple: true })).toBe(full);
  expect(() => behind.commit(broken)).toThrow('within');
  expect(record.pragma('synchronous', { simple: true })).toBe(full);
  await behind.reached();
  await behind.close();
  record.close();
});

test.runIf(canMount)('power lost once a commit has reached the disk: it is there, and all before it', async () => {
  const image = mountDiskImage(48);
  if (image === null) throw new Error('cannot mount here');
  const record = openRecord(join(image.folder, 'record.db'));
  const behind = commitBehind(record);
  const put = (recording: string) =>
    record.prepare('INSERT INTO position (recording, seconds, noted_at) VALUES (?, 1, 1)').run(recording);
  /** What the record says on a copy of the image as its disk has it at this moment. */
  const afterPowerLoss = (): unknown[] => {
    const raw = join(newFolder(), 'frozen.raw');
    copyFileSync(join(dirname(image.folder), 'image.raw'), raw);
    const frozen = newFolder();
    execFileSync('mount', ['-o', 'loop', raw, frozen]);
    try {
      const found = new Database(join(frozen, 'record.db'));
      const recordings = found.prepare('SELECT recording FROM position ORDER BY recording').pluck().all();
      found.close();
      return recordings;
    } finally {
      execFileSync('umount', [frozen]);
    }
  };
  try {
    behind.commit(() => put('first'));
    await behind.reached();
    expect(afterPowerLoss()).toEqual(['first']);
    behind.commit(() => put('second'));
    put('third');
    expect(afterPowerLoss()).toEqual(['first', 'second', 'third']);
  } finally {
    await behind.close();
    record.close();
    image.unmount();
    image.remove();
  }
});
