import type { Discrepancy } from '../contract.ts';

/** How Twilio has a recording: its media; only its name, or not at all; or it is nothing to compare (unfinished, elsewhere, not ours to ask). */
export type AtTwilio = 'there' | 'gone' | 'unknown';

/**
 * How one archive has a recording. `good`: read back whole once, and as it was then; `unverified`: there, never read back;
 * `unknown`: there, and the record knows nothing of it; `missing`: the record knows it, and it is not there; `altered`:
 * there, but not as it was read back.
 */
export type InArchive = 'good' | 'unverified' | 'unknown' | 'missing' | 'altered';

/** Everything that is compared of one recording. */
export type Compared = {
  readonly twilio: AtTwilio;
  /** One for each archive that has, or should have it. */
  readonly copies: readonly InArchive[];
  /** Whether we removed the remote copy; `seenSince`: Twilio listed it after that. */
  readonly removed: { readonly seenSince: boolean; readonly withCopy: boolean } | null;
};

/** All that does not agree about a recording. */
export function judgeRecording({ twilio, copies, removed }: Compared): Discrepancy[] {
  const found: Discrepancy[] = [];
  const has = (...kinds: readonly InArchive[]) => copies.some((copy) => kinds.includes(copy));
  const kept = has('good', 'unverified', 'unknown');
  // What we removed, and the list has not heard of yet, is not there.
  const there = twilio === 'there' && (removed === null || removed.seenSince);
  if (there && removed !== null) found.push('removed-still-there');
  if (there && !kept) found.push('not-archived');
  if (there && removed === null && has('good')) found.push('still-billed');
  const gone = twilio === 'gone' || (removed !== null && !there);
  const meant = removed !== null && !removed.withCopy;
  if (gone && !kept && !has('altered') && !meant) found.push('lost');
  if (twilio === 'gone' && removed === null && (kept || has('altered'))) found.push('removed-elsewhere');
  if (has('missing')) found.push('copy-missing');
  if (has('unknown')) found.push('copy-unknown');
  if (has('altered')) found.push('copy-altered');
  return found;
}
