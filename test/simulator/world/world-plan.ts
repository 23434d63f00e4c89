import { drawFraction } from './mix.ts';
import { timeAfterWorking, workingTimeBefore } from './working-time.ts';

/** What a world is derived from: the same plan gives the same recordings, always. */
export type WorldPlan = {
  readonly seed: number;
  readonly account: string;
  readonly recordings: number;
  /** UTC seconds: the moment the world was made; its recordings lie before it. */
  readonly anchor: number;
  /** 'demo' has one of everything near the top; in 'ordinary' every recording is completed, held at Twilio and sound. */
  readonly kind: 'demo' | 'ordinary';
  /** Seconds, for every recording; null draws each its own. */
  readonly duration: number | null;
  readonly keys: WorldKeys;
};

/** SIDs of the public keys the world's recordings are sealed for. */
export type WorldKeys = { readonly current: string; readonly earlier: string; readonly lost: string };

/** In 'demo' the newest two are still running, and the others lie at least two hours back, so that they are finished. */
const runningSince = [240, 420];
const quietSeconds = 7200;

/** How many days the recordings spread over: four a day, from a week to three years. */
export const daysOf = (plan: WorldPlan) => Math.min(1095, Math.max(7, plan.recordings / 4));

/** 0 for the newest of the recordings the world began with. */
export const rankOf = (plan: WorldPlan, number: number) => plan.recordings - 1 - number;

/** UTC seconds; never decreases as the number grows. */
export function createdAt(plan: WorldPlan, number: number): number {
  const rank = rankOf(plan, number);
  const running = plan.kind === 'demo' ? runningSince[rank] : undefined;
  if (running !== undefined) return plan.anchor - running;
  const step = (daysOf(plan) * 11 * 3600) / plan.recordings;
  const back = (rank + drawFraction(plan.seed, number, 1)) * step;
  return Math.floor(timeAfterWorking(workingTimeBefore(plan.anchor - quietSeconds) - back));
}
