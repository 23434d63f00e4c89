import type { PlanSummary, Share } from '../../main/contract.ts';

/** What no key with a tried backup opens: it is copied, and its copy does not let the remote one go. */
export function unopenedBy({ keys }: PlanSummary): Share {
  const open = keys.filter(({ standing }) => standing !== 'backed-up');
  const sum = (of: (share: Share) => number) => open.reduce((total, share) => total + of(share), 0);
  return { count: sum(({ count }) => count), seconds: sum(({ seconds }) => seconds) };
}
