import { onIndex } from './condemned.ts';
import type { WritableIndex } from './handles.ts';
import { forgetKnownKinds } from './recording-kinds.ts';
import { storedSid } from './stored-sid.ts';
import { writeIndex } from './write-index.ts';

/**
 * Takes everything of `account` out of the index but the recordings `kept`, and the telephone numbers nobody else has.
 * Gives the ids of those that stay. Tell the readers (`dropAccount`, then those ids) afterwards. Throws 'disk-full',
 * 'disk-refused'.
 */
export function forgetAccountRecordings(index: WritableIndex, account: string, kept: readonly string[]): number[] {
  const stay = writeIndex(index, () => {
    index.exec('CREATE TEMP TABLE staying (id INTEGER PRIMARY KEY)');
    const note = index.prepare(
      `INSERT OR IGNORE INTO staying SELECT id FROM recording WHERE sid = ?
       AND kind IN (SELECT id FROM kind WHERE account = ?)`,
    );
    for (const sid of kept) note.run(storedSid('RE', sid), account);
    const going = `SELECT id FROM recording WHERE kind IN (SELECT id FROM kind WHERE account = ?)
      AND id NOT IN (SELECT id FROM staying)`;
    index.prepare(`DELETE FROM wrap WHERE recording IN (${going})`).run(account);
    index.prepare(`DELETE FROM recording WHERE id IN (${going})`).run(account);
    index.prepare('DELETE FROM kind WHERE account = ? AND id NOT IN (SELECT kind FROM recording)').run(account);
    index.prepare('DELETE FROM sighting WHERE account = ?').run(account);
    index.prepare('DELETE FROM sync_state WHERE account = ?').run(account);
    index
      .prepare(
        `DELETE FROM number WHERE id NOT IN (SELECT from_number FROM recording WHERE from_number IS NOT NULL
         UNION SELECT to_number FROM recording WHERE to_number IS NOT NULL)`,
      )
      .run();
    const ids = index.prepare('SELECT id FROM staying').pluck().all() as number[];
    index.exec('DROP TABLE staying');
    return ids;
  });
  forgetKnownKinds(index);
  // What was overwritten still stands in the write-ahead log.
  onIndex(index, () => index.pragma('wal_checkpoint(TRUNCATE)'));
  return stay;
}
