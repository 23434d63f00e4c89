import { setImmediate } from 'node:timers/promises';
import type { CopyFault } from '../contract.ts';
import type { ReadableRecord } from '../database/handles.ts';
import { preparedRaw } from '../database/prepared.ts';

/** What lies in one archive, counted. */
export type ArchiveTotals = {
  readonly archive: string;
  readonly verified: { readonly count: number; readonly seconds: number };
  readonly unverified: number;
  readonly bytes: number;
  readonly damaged: number;
  readonly missing: number;
};

/** What the archives ask of the record off the main thread: what takes a look at every copy. */
export function archiveQuestions(record: ReadableRecord) {
  return {
    archiveTotals: async (): Promise<ArchiveTotals[]> => {
      const rows = preparedRaw<[string, number, number, number, number, number, number]>(
        record,
        `SELECT archive, sum(sound), total(iif(sound, seconds, 0)), sum(iif(fault IS NULL, 1 - sound, 0)), total(size),
         sum(fault IS NOT NULL AND fault ->> 'code' <> 'copy-missing'), sum(fault ->> 'code' = 'copy-missing')
         FROM (SELECT *, verified_at IS NOT NULL AND fault IS NULL AS sound FROM copy) GROUP BY archive`,
      ).all();
      return rows.map(([archive, count, seconds, unverified, bytes, damaged, missing]) => ({
        archive,
        verified: { count, seconds },
        unverified,
        bytes,
        damaged,
        missing: missing ?? 0,
      }));
    },
    /** Everything that is known to be wrong in an archive. */
    archiveFaults: async (archive: string): Promise<CopyFault[]> => {
      const copies = preparedRaw<[string, string]>(
        record,
        'SELECT recording, fault FROM copy WHERE archive = ? AND fault IS NOT NULL ORDER BY recording',
      ).all(archive);
      await setImmediate();
      const others = preparedRaw<[string, string]>(
        record,
        'SELECT name, fault FROM archive_oddity WHERE archive = ? ORDER BY name',
      ).all(archive);
      return [
        ...copies.map(([sid, fault]) => ({ sid, name: sid, failure: JSON.parse(fault) })),
        ...others.map(([name, fault]) => ({ sid: null, name, failure: JSON.parse(fault) })),
      ];
    },
    /** The recordings of an account that some archive has a copy of. */
    copiedOf: async (account: string): Promise<string[]> =>
      preparedRaw<[string]>(record, 'SELECT DISTINCT recording FROM copy WHERE account = ?')
        .all(account)
        .map(([recording]) => recording),
  };
}
