const hour = 3600;
const day = 24 * hour;
/** Twilio keeps the metadata of a deleted recording for 40 days. */
export const keptFor = 41 * day;
/** Ages (seconds since Twilio's answer) at which a removal is looked at. */
const ages = [60, day, 7 * day, 14 * day, 21 * day, 28 * day, 35 * day, keptFor];

/** What was removed may still be seen for a moment; longer than this (seconds) it is no moment. */
export const settlingTime = hour;
const meanwhile = 300;

/** When a removal asked for at `askedAt` is to be looked at again after a look at `now` (UTC seconds). */
export function nextLook(askedAt: number, now: number): number {
  const age = now - askedAt;
  const next = ages.find((one) => one > age);
  return next === undefined ? now + 7 * day : askedAt + next;
}

/** When to look again at what is there though it should not be. */
export function nextLookAtBack(askedAt: number, now: number): number {
  return now - askedAt < settlingTime ? now + meanwhile : now + day;
}
