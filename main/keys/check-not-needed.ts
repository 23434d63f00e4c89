import type { Key, Share } from '../contract.ts';
import { Failure } from '../failure.ts';

/**
 * Whether a key may be forgotten: fails with key-needed {name, recordings, minutes} when it is here without a backup, and
 * recordings depend on it, or have (what was removed from the list may still be at Twilio). A key that is gone already can
 * be forgotten; one whose entry was altered not, for it may be repaired.
 */
export async function checkNotNeeded(key: Key, dependents: (fingerprint: string) => Promise<Share>): Promise<void> {
  if (key.backedUpAt !== null || key.keptIn === 'lost') return;
  const { count, seconds } = await dependents(key.fingerprint);
  if (count === 0 && key.opens.length === 0) return;
  throw new Failure('key-needed', { name: key.name, recordings: count, minutes: Math.ceil(seconds / 60) });
}
