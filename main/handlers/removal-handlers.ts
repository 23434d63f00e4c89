import type { Program } from '../compose.ts';
import type { removalCalls } from '../contract/removal-calls.ts';
import type { FollowUp } from '../contract.ts';
import { countBack, countRemovals, removalsOfBatch } from '../database/batch-removals.ts';
import { type Removal, removalOf } from '../database/removal-rows.ts';
import type { Desk } from '../desk.ts';
import type { DialogTitles } from '../dialog-titles.ts';
import { Failure } from '../failure.ts';
import type { Handlers } from '../router.ts';

/** The calls about removed remote copies. */
export function removalHandlers(
  program: Program,
  desk: Pick<Desk, 'chooseTarget'>,
  titles: () => DialogTitles,
): Pick<Handlers, keyof typeof removalCalls> {
  const { record, removal } = program;
  return {
    'removals.of': async ({ sid }) => {
      const found = removalOf(record, sid);
      return { removal: found === null ? null : toFollowUp(found) };
    },
    'removals.batch': async ({ batch, offset, limit }) => ({
      rows: removalsOfBatch(record, batch, offset, limit).map(toFollowUp),
      ...countRemovals(record, batch),
    }),
    'removals.alarm': async () => ({ back: countBack(record) }),
    'removals.derived': async ({ sid }) => {
      const wanted = await program.index.details(sid);
      if (wanted === null) throw new Failure('recording-unknown', { recording: sid });
      return { count: await removal.countDerived(wanted.recording.account, sid) };
    },
    'removals.look': async () => ({ looked: await removal.followUps.look() }),
    'removals.save-certificate': async ({ batch, language }) => {
      const day = new Date().toISOString().slice(0, 10);
      const suggested = `removal-certificate-${day}-${batch.slice(0, 8)}.html`;
      const path = await desk.chooseTarget(titles().saveCertificate, suggested);
      if (path === null) return { saved: false };
      await removal.certify(batch, language, path);
      return { saved: true };
    },
  };
}

const toFollowUp = ({ recording, ...seen }: Removal): FollowUp => ({ sid: recording, ...seen });
