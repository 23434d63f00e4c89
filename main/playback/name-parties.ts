import type { Recording } from '../recording.ts';

/**
 * Who is on each channel. On a two-party call Twilio puts the parent leg, the caller's side, on the first; on a
 * conference the first is whoever joined first, and on one channel everybody is together: null there.
 */
export function nameParties({ conference, source, from, to }: Recording, channels: number): (string | null)[] {
  const twoParties = channels === 2 && conference === null && !/conference/i.test(source ?? '');
  return twoParties ? [from, to] : Array.from({ length: channels }, () => null);
}
