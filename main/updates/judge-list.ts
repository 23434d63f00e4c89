import { Failure } from '../failure.ts';
import { compareVersions } from './compare-versions.ts';
import type { UpdateList } from './update-list.ts';

/** A list and a clock may disagree about what time it is, but not by more, s. */
const clockLeeway = 86_400;

/**
 * Whether a list may be believed now. An older one than was seen before, or one that has expired, may have been kept back
 * or put there again by somebody who would rather have an old version installed. `seenMadeAt`: of the latest list seen.
 * Fails with update-list-refused {reason}.
 */
export function mayBelieve(
  list: UpdateList,
  { channel, seenMadeAt, now }: { readonly channel: string; readonly seenMadeAt: number; readonly now: number },
): void {
  const refuse = (reason: string) => new Failure('update-list-refused', { reason });
  if (list.channel !== channel) throw refuse('list-of-another-channel');
  if (list.madeAt < seenMadeAt) throw refuse('list-older');
  if (list.expiresAt <= now) throw refuse('list-expired');
  if (list.madeAt > now + clockLeeway) throw refuse('list-from-the-future');
}

/** How this version stands to the newest one of a list. Only what is newer is ever offered. */
export function standingOf(list: UpdateList, version: string): 'newest' | 'newer-there' | 'ahead' {
  const order = compareVersions(list.version, version);
  return order > 0 ? 'newer-there' : order < 0 ? 'ahead' : 'newest';
}
