import type { ReadableIndex } from '../database/handles.ts';
import { readSyncState } from '../database/sync-state.ts';
import { noSyncYet, type SyncState, syncState } from './sync-pass.ts';

/** Where the sync of an account stands. A state that cannot be read is none: the pass begins anew. */
export function readStateOf(index: ReadableIndex, account: string): SyncState {
  const read = syncState.safeParse(readSyncState(index, account));
  return read.success ? read.data : noSyncYet;
}
