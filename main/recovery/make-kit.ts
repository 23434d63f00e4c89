import { timingSafeEqual } from 'node:crypto';
import { openRecordForReading } from '../database/open-record-for-reading.ts';
import { Failure } from '../failure.ts';
import { backupCost } from '../keys/backup-form.ts';
import { gatherKit, readContents } from './gather-kit.ts';
import type { KitKey } from './kit-lines.ts';
import type { KitMade, KitOrder, KitStep } from './kit-messages.ts';
import { type KitTold, openKit } from './open-kit.ts';
import { writeKitFile } from './write-kit-file.ts';

/**
 * Writes a kit of the record as it is now, then reads it back from the disk, opens it, tries its keys, and follows its
 * ledger to the head: only that makes it one. For a worker, beside the program that goes on writing the record. Fails
 * with disk-full, disk-refused.
 */
export async function makeKit(
  { record: path, part, passphrase, wish }: KitOrder,
  told: (step: KitStep, done: number, total: number) => void,
): Promise<KitMade> {
  const record = openRecordForReading(path);
  try {
    // One state of everything, whatever is written meanwhile.
    record.exec('BEGIN');
    const contents = readContents(record, wish);
    const total = Object.values(contents.counts).reduce((sum, count) => sum + count, contents.ledger.entries);
    const { kit, madeAt, keys } = wish;
    const lines = gatherKit(record, wish, contents, (done) => told('making', done, total));
    const about = { kit, madeAt, keys: keys.length };
    const written = await writeKitFile(part, { about, passphrase, cost: backupCost }, lines);
    const back = await readBack(part, passphrase, keys, (done, all) => told('reading-back', done, all));
    return { told: back, ...written };
  } finally {
    record.close();
  }
}

async function readBack(
  part: string,
  passphrase: string,
  keys: readonly KitKey[],
  told: (done: number, total: number) => void,
): Promise<KitTold> {
  const back = await openKit(part, passphrase, told);
  try {
    const same =
      back.keys.length === keys.length &&
      keys.every(({ fingerprint, privateHalf }, at) => {
        const [one, other] = [Buffer.from(privateHalf), Buffer.from(back.keys[at]?.privateHalf ?? '')];
        return fingerprint === back.keys[at]?.fingerprint && one.length === other.length && timingSafeEqual(one, other);
      });
    if (!same) throw new Failure('disk-refused', { problem: 'read back differs' });
    return back.told;
  } finally {
    back.close();
  }
}
