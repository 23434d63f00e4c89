import type { PlanSummary } from '../contract.ts';

/** The first line of an exported plan: what it is, how to check it, and its sums (docs/plan-format.md). */
export function planHeading(summary: PlanSummary): string {
  const { plan, kind, madeAt, digest, total, ...sums } = summary;
  return JSON.stringify({
    format: 'koekura-plan',
    version: 1,
    ...{ plan, kind, madeAt: new Date(madeAt * 1000).toISOString(), digest, total, ...sums },
  });
}
