import type { Recording } from '../recording.ts';
import type { PlannedRecording } from './plans.ts';

/** What counts as a change of a recording between plan and act, but for its hold. */
const counting = ['sid', 'account', 'status', 'duration', 'channels', 'keySid'] as const;

/**
 * Names what is no longer as it was planned: a field, `held` when a hold was put on, or `gone` when the index knows the
 * recording no more; null when nothing is. A hold that was lifted since changes nothing: it was to be kept, and is not
 * done for that.
 */
export function changedSince(
  planned: PlannedRecording,
  now: Pick<Recording, (typeof counting)[number]> | null,
  heldNow: boolean,
): (typeof counting)[number] | 'held' | 'gone' | null {
  if (now === null) return 'gone';
  const field = counting.find((name) => planned[name] !== now[name]);
  if (field !== undefined) return field;
  return heldNow && !planned.held ? 'held' : null;
}
