const day = 86_400;
/** Calls are made from 9:00 to 20:00 in Japan, which is 0:00 to 11:00 UTC. */
const workingDay = 11 * 3600;

/** UTC seconds to the working seconds before them. */
export function workingTimeBefore(time: number): number {
  return Math.floor(time / day) * workingDay + Math.min(time % day, workingDay);
}

/** Working seconds back to UTC seconds. */
export function timeAfterWorking(seconds: number): number {
  return Math.floor(seconds / workingDay) * day + (seconds % workingDay);
}
