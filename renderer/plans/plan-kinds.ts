import type { PlanKind } from '../../main/contract.ts';

/** Whether a plan of this kind removes remote copies. */
export const removes = (kind: PlanKind): boolean => kind === 'remove' || kind === 'evacuate';

/** Whether it puts copies into an archive. */
export const archives = (kind: PlanKind): boolean => kind === 'archive' || kind === 'evacuate';
