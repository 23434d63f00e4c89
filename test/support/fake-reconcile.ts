import type { Comparison, Discrepancy } from '../../main/contract.ts';
import { sampleArchiveIds } from './fake-archives.ts';
import type { Answers, Emit, Scene } from './fake-bridge.ts';
import { newest, sampleRecording } from './fake-recordings.ts';

type Ours = Pick<
  Answers,
  { [Name in keyof Answers]: Name extends `reconcile.${string}` ? Name : never }[keyof Answers]
>;

const counts: Readonly<Record<Discrepancy, number>> = {
  lost: 2,
  'removed-still-there': 1,
  'copy-missing': 3,
  'copy-altered': 4,
  'removed-elsewhere': 5,
  'not-archived': 1_204,
  'still-billed': 48_000,
  'copy-unknown': 6,
};
const remedies: Partial<Record<Discrepancy, 'archive' | 'evacuate' | 'remove'>> = {
  'not-archived': 'archive',
  'still-billed': 'evacuate',
  'removed-still-there': 'remove',
};

/** The comparison of the fake; of the first archive alone all agrees. */
export function answerReconcile(_scene: Scene, emit: Emit): Ours {
  let last: Comparison | null = null;
  return {
    'reconcile.compare': ({ archive }) => {
      emit('reconcile.progress', { step: 'comparing', done: 100, total: 200 });
      const groups = (Object.keys(counts) as Discrepancy[]).map((discrepancy) => {
        const count = archive === sampleArchiveIds[0] ? 0 : counts[discrepancy];
        return { discrepancy, count, seconds: count * 90, remedy: remedies[discrepancy] ?? null };
      });
      const comparison = '5d0b5a0e-6f1c-4a39-9f43-0d5f0e6d9b77';
      const agreeing = { count: 51_000, seconds: 4_590_000 };
      last = { comparison, madeAt: newest, archive, twilioAsOf: newest - 600, groups, agreeing };
      return last;
    },
    'reconcile.cancel': () => ({}),
    'reconcile.last': () => ({ comparison: last }),
    'reconcile.rows': ({ discrepancy, offset, limit }) => ({
      sids: Array.from(
        { length: Math.min(limit, counts[discrepancy] - offset) },
        (_, n) => sampleRecording(offset + n).sid,
      ),
      total: counts[discrepancy],
    }),
    'reconcile.save-report': () => ({ saved: true }),
    'reconcile.ids': ({ discrepancy }) => ({
      ids: Array.from({ length: counts[discrepancy] }, (_, n) => sampleRecording(n).id),
    }),
  };
}
