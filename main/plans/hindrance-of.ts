import type { Hindrance } from '../contract.ts';
import { statusIsFinal } from '../database/status-is-final.ts';
import type { Recording } from '../recording.ts';

/**
 * Why nothing can be done with a recording as Twilio has it now; null when it can. Statuses are an open set: one we do not
 * know is taken for unfinished, so that nothing is done to what is not understood.
 */
export function hindranceOf({ status, whereabouts }: Pick<Recording, 'status' | 'whereabouts'>): Hindrance | null {
  if (status === 'deleted') return 'gone';
  if (status === 'absent' || status === 'failed') return 'absent';
  if (!statusIsFinal(status)) return 'unfinished';
  if (whereabouts === 'elsewhere') return 'elsewhere';
  return whereabouts === 'nowhere' ? 'gone' : null;
}
