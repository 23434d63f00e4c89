import type { ReadableRecord } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { type Drill, readLastDrill, readLastPassed } from './drill-rows.ts';
import { type MadeKit, readLastKit } from './made-kits.ts';

/** How long a passed drill holds, s: 90 days. Long enough to be done, short enough that a lost passphrase is noticed. */
export const drillHolds = 90 * 86_400;

/** What would help if this machine were lost now. Times in UTC seconds. */
export type RecoveryStanding = {
  readonly kit: MadeKit | null;
  /** Keys of the ring that are in no kit of the last making, and have no key backup either. */
  readonly unbacked: readonly { readonly fingerprint: string; readonly name: string }[];
  /** Keys that the last kit does not hold, backed up otherwise or not. */
  readonly notInKit: readonly { readonly fingerprint: string; readonly name: string }[];
  /** Entries of the ledger since the last kit; null without one. */
  readonly entriesSince: number | null;
  /** Whether an archive holds anything a drill could open. */
  readonly archived: boolean;
  readonly lastDrill: Drill | null;
  /** `never`: none was passed. `failed`: the last one was not. `overdue`: the last one passed is too long ago. */
  readonly drill: 'never' | 'failed' | 'overdue' | 'done';
  /** When the next drill is due; null when none was passed. */
  readonly drillDueAt: number | null;
};

/** Reads the standing from the record: a few rows, so quick enough for the main thread. */
export function readRecoveryStanding(record: ReadableRecord, now: number): RecoveryStanding {
  const kit = readLastKit(record);
  const keys = prepared<{ fingerprint: string; name: string; backedUpAt: number | null }>(
    record,
    'SELECT fingerprint, name, backed_up_at AS backedUpAt FROM private_key ORDER BY added_at, name',
  ).all();
  const named = ({ fingerprint, name }: (typeof keys)[number]) => ({ fingerprint, name });
  const lastDrill = readLastDrill(record);
  const passedAt = readLastPassed(record);
  const entries = prepared<{ last: number }>(record, 'SELECT ifnull(max(number), 0) AS last FROM ledger').get();
  return {
    kit,
    unbacked: keys.filter(({ backedUpAt }) => backedUpAt === null).map(named),
    notInKit: keys.filter(({ fingerprint }) => kit !== null && !kit.keys.includes(fingerprint)).map(named),
    entriesSince: kit === null ? null : Math.max(0, (entries?.last ?? 0) - kit.entries),
    archived: prepared(record, 'SELECT 1 FROM copy WHERE fault IS NULL LIMIT 1').get() !== undefined,
    lastDrill,
    drill: judge(lastDrill, passedAt, now),
    drillDueAt: passedAt === null ? null : passedAt + drillHolds,
  };
}

function judge(last: Drill | null, passedAt: number | null, now: number): RecoveryStanding['drill'] {
  if (last === null) return 'never';
  if (!last.passed) return 'failed';
  return passedAt !== null && now > passedAt + drillHolds ? 'overdue' : 'done';
}
