import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RecordHandle } from '../../main/database/handles.ts';
import { openRecord } from '../../main/database/open-record.ts';

/** A folder of this test's own, gone with it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'koekura-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh record of this test's own, closed with it. */
export function newRecord(path = join(newFolder(), 'record.db')): RecordHandle {
  const record = openRecord(path);
  onTestFinished(() => {
    record.close();
  });
  return record;
}
