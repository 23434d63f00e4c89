import type { Key } from '../contract.ts';
import type { RecordHandle } from '../database/handles.ts';
import { prepared } from '../database/prepared.ts';
import { withoutFlush } from '../database/without-flush.ts';
import { Failure } from '../failure.ts';
import { log } from '../log.ts';

type LastUse = NonNullable<Key['lastUse']>;

/** When keys were last used, and for what. A use costs a write only when the one before was noted long ago. */
export type KeyUses = {
  readonly note: (fingerprint: string, use: LastUse['use']) => void;
  /** The latest use of all, or null. */
  readonly last: (fingerprint: string) => LastUse | null;
  /** Writes down what is not yet. */
  readonly flush: () => void;
};

/** A use within so many seconds of the one that was written is remembered only. */
const coarse = 600;

export function createKeyUses(record: RecordHandle, now: () => number): KeyUses {
  const uses = new Map<string, { readonly fingerprint: string; readonly use: string; at: number; written: number }>();

  const write = (of: { readonly fingerprint: string; readonly use: string; at: number; written: number }) => {
    const put = prepared(
      record,
      `INSERT INTO key_use (fingerprint, use, used_at) VALUES (?, ?, ?)
       ON CONFLICT (fingerprint, use) DO UPDATE SET used_at = excluded.used_at`,
    );
    try {
      withoutFlush(record, () => put.run(of.fingerprint, of.use, of.at));
      of.written = of.at;
    } catch (error) {
      // No reason not to use the key.
      if (!(error instanceof Failure)) throw error;
      log('keys.use-not-noted', { code: error.code });
    }
  };

  return {
    note: (fingerprint, use) => {
      const name = `${use} ${fingerprint}`;
      const known = uses.get(name) ?? { fingerprint, use, at: 0, written: 0 };
      uses.set(name, known);
      known.at = now();
      if (Math.abs(known.at - known.written) >= coarse) write(known);
    },
    last: (fingerprint) => {
      const rows = prepared<LastUse>(record, 'SELECT use, used_at AS at FROM key_use WHERE fingerprint = ?');
      const remembered = [...uses.values()].filter((one) => one.fingerprint === fingerprint) as readonly LastUse[];
      const all = [...rows.all(fingerprint), ...remembered.map(({ use, at }) => ({ use, at }))];
      return all.sort((left, right) => right.at - left.at)[0] ?? null;
    },
    flush: () => {
      for (const one of uses.values()) if (one.at !== one.written) write(one);
    },
  };
}
