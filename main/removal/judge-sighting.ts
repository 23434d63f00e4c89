import type { Removal, Sightings } from '../database/removal-rows.ts';
import type { Afterwards } from '../twilio/create-twilio.ts';
import { keptFor, nextLook, nextLookAtBack, settlingTime } from './next-look.ts';

/** What one look adds to what is known of a removal. `alarm`: it is there again, or still, and that was not known. */
export type Judged = { readonly seen: Sightings; readonly alarm: boolean };

/**
 * Adds `saw`, seen at `now` (UTC seconds), to what was seen before; the first time of each thing stays. A removal is closed
 * when it is no longer listed at all and the time Twilio keeps the deleted is over.
 */
export function judgeSighting(removal: Removal, saw: Afterwards, event: string | null, now: number): Judged {
  const { askedAt, goneAt, deletedAt, absentAt, backAt } = removal;
  const known = { goneAt, deletedAt, absentAt, backAt, event: removal.event ?? event };
  if (saw === 'there') {
    // Right after the removal it may still be shown for a moment; once it had been seen gone it is back.
    const settling = goneAt === null && now - askedAt < settlingTime;
    const seen = { ...known, backAt: backAt ?? (settling ? null : now), nextLook: nextLookAtBack(askedAt, now) };
    return { seen, alarm: !settling && backAt === null };
  }
  const gone = { ...known, goneAt: goneAt ?? now };
  if (saw === 'deleted') {
    return { seen: { ...gone, deletedAt: deletedAt ?? now, nextLook: nextLook(askedAt, now) }, alarm: false };
  }
  const closed = now - askedAt >= keptFor;
  const seen = { ...gone, absentAt: absentAt ?? now, nextLook: closed ? null : nextLook(askedAt, now) };
  return { seen, alarm: false };
}
