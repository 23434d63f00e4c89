import { randomUUID } from 'node:crypto';
import { isFailure } from '../failure.ts';
import { type ArchiveMarker, parseArchiveMarker, writeArchiveMarker } from './archive-marker.ts';
import type { ArchiveStore } from './archive-store.ts';
import { markerName } from './layout.ts';
import { readSmall } from './read-small.ts';

/** The archive that lies in a place; null where there is none. Fails with archive-newer, archive-other, archive-…, cancelled. */
export async function findArchive(store: ArchiveStore, signal: AbortSignal): Promise<ArchiveMarker | null> {
  const bytes = await readSmall(store, markerName, signal);
  return bytes === null ? null : parseArchiveMarker(bytes);
}

/** Opens the archive that lies in a place, or makes one there: whoever else is making one at this moment has the same. */
export async function settleArchive(
  store: ArchiveStore,
  now: number,
  signal: AbortSignal,
): Promise<{ readonly archive: string; readonly found: boolean }> {
  const there = await findArchive(store, signal);
  if (there !== null) return { archive: there.archive, found: true };
  const archive = randomUUID();
  try {
    await store.putBytes(markerName, writeArchiveMarker({ archive, madeAt: now }), null, signal);
    return { archive, found: false };
  } catch (error) {
    if (!isFailure(error, 'archive-content-differs')) throw error;
    const winner = await findArchive(store, signal);
    if (winner === null) throw error;
    return { archive: winner.archive, found: true };
  }
}
