import { onDisk } from '../database/disk-failure.ts';
import type { ReadableRecord, RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';

/** The keys that have been shown to open what was sealed for this `CR…` SID, forgotten ones too. */
export function readPairedKeys(record: RecordHandle, keySid: string): readonly string[] {
  const paired = prepared<{ fingerprint: string }>(
    record,
    'SELECT fingerprint FROM pairing WHERE key_sid = ? ORDER BY shown_at DESC',
  );
  return paired.all(keySid).map(({ fingerprint }) => fingerprint);
}

/** The `CR…` SIDs a key has been shown to open. */
export function readOpenedSids(record: RecordHandle, fingerprint: string): string[] {
  const opened = prepared<{ sid: string }>(
    record,
    'SELECT key_sid AS sid FROM pairing WHERE fingerprint = ? ORDER BY shown_at, key_sid',
  );
  return opened.all(fingerprint).map(({ sid }) => sid);
}

/** Remembers that a key opened what was sealed for a `CR…` SID. */
export function putPairing(record: RecordHandle, keySid: string, fingerprint: string, shownAt: number): void {
  const put = prepared(
    record,
    'INSERT INTO pairing (key_sid, fingerprint, shown_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  onDisk(() => put.run(keySid, fingerprint, shownAt));
}

/** Every pairing there is: for each `CR…` SID the keys that were shown to open it, forgotten ones too. */
export function readPairings(record: ReadableRecord): ReadonlyMap<string, readonly string[]> {
  const all = prepared<{ sid: string; fingerprint: string }>(
    record,
    'SELECT key_sid AS sid, fingerprint FROM pairing ORDER BY key_sid, shown_at DESC, fingerprint',
  );
  const found = new Map<string, string[]>();
  for (const { sid, fingerprint } of all.all()) found.set(sid, [...(found.get(sid) ?? []), fingerprint]);
  return found;
}
