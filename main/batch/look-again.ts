import type { ToKeep } from '../archive/archives.ts';
import { Failure } from '../failure.ts';
import { changedSince } from '../plans/changed-since.ts';
import type { Recording } from '../recording.ts';
import type { Claimed } from './claim-rows.ts';
import type { Turn } from './turn.ts';

/**
 * A recording as the index knows it at the moment it is to be copied or exported, or why it is kept back: plan-drifted
 * {changed}, recording-gone, recording-absent, recording-elsewhere, recording-unfinished. What is to be exported may as well
 * lie in an archive.
 */
export async function lookAgain(turn: Turn, { row, planned }: Claimed): Promise<ToKeep | Failure> {
  const wanted = await turn.parts.describe(row.recording);
  if (wanted === null) return new Failure('plan-drifted', { changed: 'gone' });
  // A hold keeps the remote copy; it does not keep anybody from making another.
  const changed = changedSince(planned, wanted.recording, planned.held);
  if (changed !== null) return new Failure('plan-drifted', { changed });
  const { parts, live } = turn;
  if (live.stored().kind === 'export' && parts.copies.copiesOf(row.recording).length > 0) return wanted;
  return hindranceOf(wanted.recording) ?? wanted;
}

const unfinished = new Set(['in-progress', 'paused', 'stopped', 'processing']);

function hindranceOf({ status, whereabouts, errorCode }: Recording): Failure | null {
  if (status === 'deleted') return new Failure('recording-gone', { status });
  if (status === 'absent') return new Failure('recording-absent', errorCode === null ? {} : { errorCode });
  if (whereabouts === 'elsewhere') return new Failure('recording-elsewhere');
  return unfinished.has(status) ? new Failure('recording-unfinished', { status }) : null;
}
