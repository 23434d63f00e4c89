import { randomInt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReadableRecord } from '../database/handles.ts';

/** An archived recording to try. `key`: the fingerprint that was seen to open it, else the SID of Twilio's, else null. */
export type DrillChoice = {
  readonly recording: string;
  readonly archive: string;
  readonly account: string;
  readonly startedAt: number;
  readonly seconds: number;
  readonly size: number;
  readonly key: string | null;
};

/** Rows looked at between two turns: some milliseconds. */
const stretch = 5000;

/**
 * For each key that archived recordings depend on, one of them: every one as likely as every other (reservoir sampling,
 * Vitter 1985, algorithm R). What is known to be faulty is left to the archive's own check.
 */
export function drillQuestions(record: ReadableRecord) {
  return {
    drillChoices: async (_: null): Promise<DrillChoice[]> => {
      const rows = record.prepare<[string, string], DrillChoice>(
        `SELECT recording, archive, account, started_at AS startedAt, seconds, size, coalesce(fingerprint, key_sid) AS key
         FROM copy WHERE (recording, archive) > (?, ?) AND fault IS NULL ORDER BY recording, archive LIMIT ${stretch}`,
      );
      const chosen = new Map<string | null, { seen: number; choice: DrillChoice }>();
      for (let last: readonly [string, string] = ['', '']; ; await nextTurn()) {
        const some = rows.all(...last);
        for (const choice of some) {
          const found = chosen.get(choice.key);
          if (found === undefined) chosen.set(choice.key, { seen: 1, choice });
          else {
            found.seen += 1;
            if (randomInt(found.seen) === 0) found.choice = choice;
          }
        }
        const end = some.at(-1);
        if (end === undefined) break;
        last = [end.recording, end.archive];
      }
      return [...chosen.values()].map(({ choice }) => choice);
    },
  };
}
