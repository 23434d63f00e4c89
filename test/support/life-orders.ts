import type { Remote } from './new-batches.ts';

/** What one life of the program, led by batch-life.ts, is to do. */
export type LifeOrders = {
  readonly folder: string;
  readonly remote: Remote;
  readonly ceiling: number;
  /** Every so-manieth recording is on hold; every so-manieth is not in the plan. */
  readonly holdEvery: number;
  readonly leaveEvery: number;
  readonly killAt: { readonly point: KillPoint; readonly passing: number } | null;
};
export const killPoints = [
  'journal half filled',
  'before the intent to copy',
  'inside the commit of an intent',
  'after the intent to copy',
  'copy made, outcome not written',
  'before the intent to remove',
  'after the intent to remove',
  'as the request leaves',
  'answered, outcome not written',
  'inside the commit of an outcome',
  'after an outcome',
  'before the manifests',
  'after the manifests',
] as const;
export type KillPoint = (typeof killPoints)[number];

export const isHeldAt = (place: number, { holdEvery }: Pick<LifeOrders, 'holdEvery'>) => place % holdEvery === 1;
export const isLeftOut = (place: number, { leaveEvery }: Pick<LifeOrders, 'leaveEvery'>) => place % leaveEvery === 2;
