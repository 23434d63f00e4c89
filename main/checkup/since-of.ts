import type { CheckStretch } from '../contract.ts';

/**
 * Since when what stands now has been so, from a check's stretches, the newest first. That nobody could look in between
 * made nothing better: such a gap does not begin it anew.
 */
export function sinceOf(stretches: readonly CheckStretch[]): number {
  const [now, ...before] = stretches;
  if (now === undefined) throw new Error('nothing stands');
  let since = now.since;
  for (const stretch of before) {
    if (stretch.grade === now.grade && stretch.says === now.says) since = stretch.since;
    else if (stretch.grade !== 'unseen') break;
  }
  return since;
}
