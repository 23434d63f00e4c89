import type { ArchiveRow } from '../archive/archive-rows.ts';
import type { Library } from '../archive/library.ts';
import type { RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';

const setting = 'archives-to-list';

/**
 * An index that is built again has of Twilio what Twilio still lists: what lies in archives is read from them anew. One
 * that cannot be reached now, or was not read to its end, is tried at the next start.
 */
export async function relistArchives(parts: {
  readonly record: RecordHandle;
  readonly rebuilt: boolean;
  readonly archives: readonly Pick<ArchiveRow, 'archive'>[];
  readonly relist: Library['relist'];
}): Promise<void> {
  const { record, rebuilt, archives, relist } = parts;
  const known = archives.map(({ archive }) => archive);
  const kept = readSetting(record, setting);
  let waiting = rebuilt ? known : known.filter((archive) => Array.isArray(kept) && kept.includes(archive));
  if (rebuilt) writeSetting(record, setting, waiting);
  for (const archive of waiting) {
    const state = await relist(archive);
    if (state === 'cancelled') return;
    if (state !== 'finished') continue;
    waiting = waiting.filter((one) => one !== archive);
    writeSetting(record, setting, waiting);
  }
}
