import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import { log } from '../log.ts';

/** The setting that says where the file lies to which a kit is being written. */
const name = 'recovery.unfinished-kit';
/** Nothing else is ever removed, whatever the record says. */
const ours = /\.[0-9a-f]{8}\.part$/;

/** Fails with disk-full, disk-refused, record-corrupt. */
export function noteUnfinished(record: RecordHandle, part: string): void {
  onDisk(() => writeSetting(record, name, part));
}

/** It has taken its place, or was given up. Where that cannot be written, the next run looks for what is not there. */
export function forgetUnfinished(record: RecordHandle): void {
  try {
    writeSetting(record, name, null);
  } catch {
    log('recovery.unfinished-kit-not-noted');
  }
}

/** Removes what a run that was killed left of a kit. Where its folder cannot be reached now, the next run tries again. */
export async function removeUnfinished(record: RecordHandle): Promise<void> {
  const part = readSetting(record, name);
  if (typeof part !== 'string') return;
  if (!existsSync(dirname(part))) return;
  try {
    if (ours.test(part)) await rm(part, { force: true });
    // Another may have been begun meanwhile.
    if (readSetting(record, name) === part) forgetUnfinished(record);
    log('recovery.unfinished-kit-removed');
  } catch {
    log('recovery.unfinished-kit-left');
  }
}
