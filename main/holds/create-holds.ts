import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { startSha256 } from '../crypto/sha256.ts';
import type { RecordHandle } from '../database/handles.ts';
import {
  countUnknown,
  expectMore,
  isHeldNow,
  liftHeld,
  putHeld,
  putHold,
  readHeldAfter,
  readHold,
  readHolds,
  readHoldsOf,
  type ToHold,
} from '../database/hold-rows.ts';
import { Failure } from '../failure.ts';
import type { NoteDeed } from '../ledger/deed.ts';
import type { MachinePolicy } from '../policy/machine-policy.ts';
import { mustAllowLifting } from '../policy/must-allow-lifting.ts';
import type { Selection } from '../recording.ts';
import type { MarkFeed } from '../recordings/create-mark-feed.ts';
import type { Members } from '../recordings/index-questions.ts';
import { unpackSids } from '../recordings/packed-sids.ts';
import type { Holds } from './holds.ts';

/** Recordings put under a hold or let go at a time: some milliseconds, between which the main thread is free. */
const slice = 250;

/**
 * Holds, in the record. What a hold keeps grows and shrinks in slices, each wholly written before the next: a program
 * that ends in between has placed less than was asked (`wanted`), never let go more.
 */
export function createHolds(parts: {
  readonly record: RecordHandle;
  readonly note: NoteDeed;
  readonly policy: MachinePolicy;
  readonly members: (selection: Selection) => Promise<Members>;
  readonly marks: Pick<MarkFeed, 'note' | 'settled'>;
  readonly user: string;
  readonly now: () => number;
}): Holds {
  const { record, note, marks } = parts;

  const known = (hold: string) => {
    const found = readHold(record, hold);
    if (found === null) throw new Failure('hold-unknown', { hold });
    return found;
  };
  const some = async (selection: Selection): Promise<Members> => {
    const members = await parts.members(selection);
    if (members.sids.count === 0) throw new Failure('nothing-to-do');
    return members;
  };
  const inSlices = async (members: Members, work: (some: readonly ToHold[]) => void) => {
    for (let from = 0; from < members.sids.count; from += slice) {
      work(membersBetween(members, from, Math.min(from + slice, members.sids.count)));
      await setImmediate();
    }
  };
  const keep = async (hold: string, members: Members) => {
    let unknown = 0;
    await inSlices(members, (part) => {
      unknown += countUnknown(
        record,
        hold,
        part.map(({ recording }) => recording),
      );
    });
    expectMore(record, hold, unknown);
    await inSlices(members, (part) => {
      putHeld(record, hold, part);
      marks.note(part.map(({ recording }) => recording));
    });
    await marks.settled();
  };

  return {
    isHeld: (recording) => isHeldNow(record, recording),
    reasonsOf: (recording) =>
      readHoldsOf(record, recording)
        .filter(({ liftedAt }) => liftedAt === null)
        .map(({ reason }) => reason)
        .reverse(),
    list: () => readHolds(record),
    of: (recording) => readHoldsOf(record, recording),
    place: async (selection, reason) => {
      const members = await some(selection);
      const hold = randomUUID();
      return note({ what: 'hold-placed', hold, reason, ...(await namesOf(members)) }, async () => {
        putHold(record, { hold, reason, placedAt: parts.now(), placedBy: parts.user });
        await keep(hold, members);
        return known(hold);
      });
    },
    extend: async (hold, selection) => {
      const { reason } = known(hold);
      const members = await some(selection);
      return note({ what: 'hold-extended', hold, reason, ...(await namesOf(members)) }, async () => {
        await keep(hold, members);
        return known(hold);
      });
    },
    lift: async (hold, selection, reason) => {
      mustAllowLifting(parts.policy);
      const { standing } = known(hold);
      const lifting = { at: parts.now(), by: parts.user, reason };
      let lifted = 0;
      const letGo = (recordings: readonly string[]) => {
        lifted += liftHeld(record, hold, recordings, lifting);
        marks.note(recordings);
      };
      if (selection === null) {
        await note({ what: 'hold-lifted', hold, reason, count: standing.count, whole: true }, async () => {
          let after = '';
          for (let more = true; more; ) {
            const recordings = readHeldAfter(record, hold, after, slice);
            letGo(recordings);
            after = recordings.at(-1) ?? after;
            more = recordings.length === slice;
            await setImmediate();
          }
          await marks.settled();
        });
        return lifted;
      }
      const members = await some(selection);
      await note({ what: 'hold-lifted', hold, reason, whole: false, ...(await namesOf(members)) }, async () => {
        await inSlices(members, (part) => letGo(part.map(({ recording }) => recording)));
        await marks.settled();
      });
      return lifted;
    },
  };
}

function membersBetween({ sids, accounts, accountOf, seconds }: Members, from: number, to: number): ToHold[] {
  return unpackSids(sids, from, to).map((recording, at) => ({
    recording,
    account: accounts[accountOf[from + at] as number] ?? '',
    seconds: seconds[from + at] as number,
  }));
}

/** How the ledger names the recordings: a single one by its SID, many by their number and the SHA-256 of their SIDs, one a line. */
async function namesOf({ sids, accounts }: Members): Promise<Readonly<Record<string, string | number>>> {
  if (sids.count === 1) return { recording: unpackSids(sids, 0, 1)[0] ?? '', account: accounts[0] ?? '' };
  const digest = startSha256();
  for (let from = 0; from < sids.count; from += slice * 10) {
    const lines = unpackSids(sids, from, Math.min(from + slice * 10, sids.count)).map((sid) => `${sid}\n`);
    digest.take(Buffer.from(lines.join('')));
    await setImmediate();
  }
  return { count: sids.count, recordings: digest.finish() };
}
