import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import { log } from '../log.ts';

/** Where the file lies that a kit is being written to; no longer there once it has taken its place, or was given up. */
const name = 'recovery.unfinished-kit';
/** Nothing else is ever removed, whatever the record says. */
const ours = /\.[0-9a-f]{8}\.part$/;

export function noteUnfinished(record: RecordHandle, part: string | null): void {
  writeSetting(record, name, part);
}

/** Removes what a run that was killed left of a kit. Where its folder cannot be reached now, the next run tries again. */
export async function removeUnfinished(record: RecordHandle): Promise<void> {
  const part = readSetting(record, name);
  if (typeof part !== 'string') return;
  if (!existsSync(dirname(part))) return;
  try {
    if (ours.test(part)) await rm(part, { force: true });
    noteUnfinished(record, null);
    log('recovery.unfinished-kit-removed');
  } catch {
    log('recovery.unfinished-kit-left');
  }
}
