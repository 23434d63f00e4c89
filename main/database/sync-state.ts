import { onIndex } from './condemned.ts';
import type { ReadableIndex, WritableIndex } from './handles.ts';
import { prepared, preparedRaw } from './prepared.ts';

/** What was last written for `account`, or null. Its shape is the sync's own: parse it. Throws 'disk-refused'. */
export function readSyncState(index: ReadableIndex, account: string): unknown {
  const row = onIndex(index, () =>
    preparedRaw<[string]>(index, 'SELECT state FROM sync_state WHERE account = ?').get(account),
  );
  return row === undefined ? null : JSON.parse(row[0]);
}

/** Keeps `state` (anything JSON can hold) for `account`. Throws 'disk-full', 'disk-refused'. */
export function writeSyncState(index: WritableIndex, account: string, state: unknown): void {
  onIndex(index, () =>
    prepared(
      index,
      'INSERT INTO sync_state (account, state) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET state = excluded.state',
    ).run(account, JSON.stringify(state)),
  );
}
