import { onDisk } from '../database/disk-failure.ts';
import type { RecordHandle } from '../database/handles.ts';
import { nextRemovalLook, noteSightings, putOffRemovals, type Removal, removalsDue } from '../database/removal-rows.ts';
import { Failure } from '../failure.ts';
import type { Ledger } from '../ledger/create-ledger.ts';
import { log, logBug } from '../log.ts';
import type { Afterwards, TwilioLogin } from '../twilio/create-twilio.ts';
import { type Judged, judgeSighting } from './judge-sighting.ts';

export type FollowUps = {
  /** Looks at everything that is due; gives how many were seen. Fails when none could be, with the first reason. */
  readonly look: () => Promise<number>;
  /** Looks by itself whenever something is due. */
  readonly start: () => void;
  readonly close: () => Promise<void>;
};

/** How many are looked at side by side, and are written down together. */
const beside = 3;
const together = 60;
/** How often it is asked whether something is due, ms. */
const every = 30_000;
/** How long an account rests that cannot be asked, seconds. */
const rest = 3600;

/** Follows removed remote copies until Twilio no longer lists them. What was seen is kept apart from what Twilio answered. */
export function createFollowUp(parts: {
  readonly record: RecordHandle;
  readonly noteFact: Ledger['noteFact'];
  readonly login: (account: string) => Promise<TwilioLogin>;
  readonly afterwards: (login: TwilioLogin, sid: string, signal: AbortSignal) => Promise<Afterwards>;
  /** Twilio's Monitor event of a recording's removal, as far as it has been fetched. */
  readonly eventOf: (recording: string) => string | null;
  readonly changed: () => void;
  /** A plain GET no longer finds it. */
  readonly gone: (account: string, recording: string) => void;
  /** A recording is there that was removed. */
  readonly alarm: (removal: Removal) => void;
  readonly now: () => number;
}): FollowUps {
  const { record, noteFact, eventOf, now } = parts;
  const ending = new AbortController();
  let looking: Promise<number> | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const seeOne = async (removal: Removal, refused: Map<string, Failure>): Promise<[Removal, Judged] | null> => {
    if (refused.has(removal.account)) return null;
    try {
      const login = await parts.login(removal.account);
      const saw = await parts.afterwards(login, removal.recording, ending.signal);
      return [removal, judgeSighting(removal, saw, removal.event ?? eventOf(removal.recording), now())];
    } catch (error) {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      refused.set(removal.account, error);
      return null;
    }
  };

  const write = (seen: readonly (readonly [Removal, Judged])[]) => {
    onDisk(() =>
      record
        .transaction(() => {
          for (const [removal, judged] of seen) {
            noteSightings(record, removal.recording, judged.seen);
            const { account, recording, batch } = removal;
            if (judged.alarm) noteFact({ what: 'removed-recording-back', account, recording, batch });
          }
        })
        .immediate(),
    );
    for (const [removal, judged] of seen) {
      if (judged.alarm) parts.alarm(removal);
      else if (removal.goneAt === null && judged.seen.goneAt !== null) parts.gone(removal.account, removal.recording);
    }
  };

  const lookAtDue = async (): Promise<number> => {
    const refused = new Map<string, Failure>();
    let looked = 0;
    for (;;) {
      const due = removalsDue(record, now(), together);
      if (due.length === 0) break;
      const seen: (readonly [Removal, Judged])[] = [];
      const waiting = [...due];
      const walk = async () => {
        for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
          const sighting = await seeOne(one, refused);
          if (sighting !== null) seen.push(sighting);
        }
      };
      try {
        await Promise.all(Array.from({ length: beside }, walk));
      } finally {
        // What was seen before the program closed has been seen.
        write(seen);
      }
      for (const account of refused.keys()) putOffRemovals(record, account, now(), now() + rest);
      looked += seen.length;
    }
    const [first] = refused.values();
    if (looked > 0 || refused.size > 0) parts.changed();
    if (looked === 0 && first !== undefined) throw first;
    return looked;
  };

  const look = (): Promise<number> => {
    looking ??= lookAtDue().finally(() => {
      looking = null;
    });
    return looking;
  };

  return {
    look,
    start: () => {
      timer = setInterval(() => {
        const next = nextRemovalLook(record);
        if (next === null || next > now()) return;
        look().catch((error: unknown) => {
          if (!(error instanceof Failure)) logBug('looking after removals', error);
          else if (error.code !== 'cancelled') log('removals.not-seen', { code: error.code });
        });
      }, every);
      timer.unref();
    },
    close: async () => {
      clearInterval(timer);
      ending.abort();
      await looking?.catch(() => undefined);
    },
  };
}
