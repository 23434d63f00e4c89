import { onIndex } from './condemned.ts';
import type { WritableIndex } from './handles.ts';
import { forgetKnownKinds } from './recording-kinds.ts';
import { writeIndex } from './write-index.ts';

/**
 * Takes everything of `account` out of the index, and the telephone numbers nobody else has. Tell the readers
 * (`dropAccount`) afterwards. Throws 'disk-full', 'disk-refused'.
 */
export function forgetAccountRecordings(index: WritableIndex, account: string): void {
  writeIndex(index, () => {
    const kinds = 'SELECT id FROM kind WHERE account = ?';
    index
      .prepare(`DELETE FROM wrap WHERE recording IN (SELECT id FROM recording WHERE kind IN (${kinds}))`)
      .run(account);
    index.prepare(`DELETE FROM recording WHERE kind IN (${kinds})`).run(account);
    index.prepare('DELETE FROM kind WHERE account = ?').run(account);
    index.prepare('DELETE FROM sighting WHERE account = ?').run(account);
    index.prepare('DELETE FROM sync_state WHERE account = ?').run(account);
    index
      .prepare(
        `DELETE FROM number WHERE id NOT IN (SELECT from_number FROM recording WHERE from_number IS NOT NULL
         UNION SELECT to_number FROM recording WHERE to_number IS NOT NULL)`,
      )
      .run();
  });
  forgetKnownKinds(index);
  // What was overwritten still stands in the write-ahead log.
  onIndex(index, () => index.pragma('wal_checkpoint(TRUNCATE)'));
}
