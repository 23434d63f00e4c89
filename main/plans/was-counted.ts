import type { PlanSummary } from '../contract.ts';
import type { Recording } from '../recording.ts';

const day = 86_400;

/**
 * Whether a recording of the plan that nothing hinders was among its `doable`. What was left out because of how its account
 * or the policy stood then is not removed later, though that has changed since: nobody typed a number it was part of.
 */
export function wasCounted(
  { madeAt, forbidden, leftOut }: Pick<PlanSummary, 'madeAt' | 'forbidden' | 'leftOut'>,
  { account, startedAt, encrypted }: Pick<Recording, 'account' | 'startedAt' | 'encrypted'>,
): boolean {
  if (leftOut.some((one) => one.account === account && !(one.plainOnly && encrypted))) return false;
  const young = forbidden.find(({ policy }) => policy === 'retention.minimumDays');
  return young === undefined || startedAt <= madeAt - young.days * day;
}
