import { createHash, randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { ReadableRecord } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import type { Told } from '../database/record-messages.ts';
import { fileFailure } from '../file-failure.ts';
import { beforeFirst } from './chain.ts';
import type { LedgerRow } from './verify-chain.ts';

/** What was written: how many entries, the last one's hash and the file's, in hex. */
export type Written = { readonly entries: number; readonly head: string; readonly sha256: string };

const stretch = 2000;

/**
 * Writes the entries up to and with `upTo` as JSON Lines, each with its hash; beside the target, flushed, then renamed.
 * They are written as they stand, whether they fit or not: what was altered is evidence. Fails with disk-full or
 * disk-refused; then nothing is left.
 */
export async function writeLines(record: ReadableRecord, path: string, upTo: number, told: Told): Promise<Written> {
  // A name nobody can foresee, and only if it is new: in a folder shared with others a link could wait under it.
  const part = `${path}.${randomBytes(8).toString('hex')}.part`;
  const rows = prepared<LedgerRow>(
    record,
    `SELECT number, entry, hash FROM ledger WHERE number > ? AND number <= ? ORDER BY number LIMIT ${stretch}`,
  );
  const whole = createHash('sha256');
  let entries = 0;
  let head = Buffer.from(beforeFirst);
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      for (let from = Number.MIN_SAFE_INTEGER; ; ) {
        const next = rows.all(from, upTo);
        const last = next.at(-1);
        if (last === undefined) break;
        const lines = Buffer.from(next.map(lineOf).join(''), 'utf8');
        whole.update(lines);
        await file.writeFile(lines);
        from = last.number;
        entries += next.length;
        head = Buffer.from(last.hash);
        told(entries, Math.max(entries, upTo));
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw fileFailure(error);
  }
  return { entries, head: head.toString('hex'), sha256: whole.digest('hex') };
}

function lineOf({ entry, hash }: LedgerRow): string {
  // What was altered may hold line breaks; a line is a line.
  return `{"entry":${entry.replaceAll('\n', ' ')},"hash":"${Buffer.from(hash).toString('hex')}"}\n`;
}
