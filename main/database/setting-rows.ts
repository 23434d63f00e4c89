import type { ReadableRecord, RecordHandle } from './handles.ts';

/** What was last written under `name`, or null. */
export function readSetting(record: ReadableRecord, name: string): unknown {
  const value = record.prepare('SELECT value FROM setting WHERE name = ?').pluck().get(name) as string | undefined;
  return value === undefined ? null : JSON.parse(value);
}

/** Keeps `value` (anything JSON can hold) under `name`. */
export function writeSetting(record: RecordHandle, name: string, value: unknown): void {
  record
    .prepare('INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, JSON.stringify(value));
}
