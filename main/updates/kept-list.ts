import { z } from 'zod';
import type { RecordHandle } from '../database/handles.ts';
import { readSetting, writeSetting } from '../database/setting-rows.ts';
import { Failure } from '../failure.ts';
import { mayBelieve } from './judge-list.ts';
import { readUpdateList, type UpdateList } from './update-list.ts';
import { isSetUp, type UpdateSource } from './update-source.ts';

/** What is kept of lists, in the record. Times in UTC seconds. */
const kept = z.object({
  /** When one was last asked for, whatever came of it. */
  triedAt: z.int().nullable(),
  checkedAt: z.int().nullable(),
  /** `madeAt` of the latest list seen of each channel. */
  seen: z.record(z.string(), z.int()),
  /** The whole list as it came, in base64, so that its signature is looked at again whenever it is read. */
  list: z.string().nullable(),
});
type Kept = z.infer<typeof kept>;
const nothing: Kept = { triedAt: null, checkedAt: null, seen: {}, list: null };

export type KeptList = {
  readonly triedAt: () => number | null;
  readonly checkedAt: () => number | null;
  readonly noteTried: () => void;
  /** Reads a list that has come, and keeps it. Fails with update-list-refused {reason}, update-list-newer {version}. */
  readonly take: (bytes: Uint8Array, channel: string) => void;
  /** The list of a channel; null where there is none that may be believed now. */
  readonly known: (channel: string) => UpdateList | null;
};

export function keepList(record: RecordHandle, source: UpdateSource, now: () => number): KeptList {
  const read = (): Kept => {
    const found = kept.safeParse(readSetting(record, 'updates'));
    return found.success ? found.data : nothing;
  };
  const write = (change: Partial<Kept>) => writeSetting(record, 'updates', { ...read(), ...change });
  const believed = (bytes: Uint8Array, channel: string): UpdateList => {
    const list = readUpdateList(bytes, source.publicKey);
    mayBelieve(list, { channel, seenMadeAt: read().seen[channel] ?? 0, now: now() });
    return list;
  };
  return {
    triedAt: () => read().triedAt,
    checkedAt: () => read().checkedAt,
    noteTried: () => write({ triedAt: now() }),
    take: (bytes, channel) => {
      const { madeAt } = believed(bytes, channel);
      const seen = { ...read().seen, [channel]: madeAt };
      write({ checkedAt: now(), seen, list: Buffer.from(bytes).toString('base64') });
    },
    known: (channel) => {
      const { list } = read();
      if (list === null || !isSetUp(source)) return null;
      try {
        return believed(Buffer.from(list, 'base64'), channel);
      } catch (error) {
        if (error instanceof Failure) return null;
        throw error;
      }
    },
  };
}
