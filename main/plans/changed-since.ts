import type { Recording } from '../recording.ts';
import type { PlannedRecording } from './plans.ts';

/** What counts as a change of a recording between plan and act, but for its hold. */
const counting = ['sid', 'account', 'status', 'duration', 'channels', 'keySid'] as const;

/**
 * Names what is no longer as it was planned: a field, `held` when a hold was put on or lifted, or `gone` when the index
 * knows the recording no more; null when nothing is. What was held was not counted among what is removed, so lifting its
 * hold lets nothing go: that takes a new plan.
 */
export function changedSince(
  planned: PlannedRecording,
  now: Pick<Recording, (typeof counting)[number]> | null,
  heldNow: boolean,
): (typeof counting)[number] | 'held' | 'gone' | null {
  if (now === null) return 'gone';
  const field = counting.find((name) => planned[name] !== now[name]);
  if (field !== undefined) return field;
  return heldNow === planned.held ? null : 'held';
}
