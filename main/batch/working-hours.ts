import type { BatchOptions } from '../contract.ts';

/** Whether a moment (UTC seconds) lies within a batch's hours of the local day; 22 to 6 spans midnight, 9 to 9 is the whole day. */
export function isWorkingHour(hours: BatchOptions['hours'], now: number): boolean {
  if (hours === null || hours.from === hours.to) return true;
  const hour = new Date(now * 1000).getHours();
  if (hours.from < hours.to) return hour >= hours.from && hour < hours.to;
  return hour >= hours.from || hour < hours.to;
}
