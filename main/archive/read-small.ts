import { Failure, isFailure } from '../failure.ts';
import type { ArchiveStore } from './archive-store.ts';

/** Envelopes and markers are a few kB, manifests some MB; what is longer than this, in bytes, is none of them. */
const longest = 16 * 1024 * 1024;

/** The bytes of something small in an archive; null where there is nothing. Fails with envelope-malformed when it is not small, and as reading does. */
export async function readSmall(store: ArchiveStore, name: string, signal: AbortSignal): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of store.read(name, signal)) {
      pieces.push(piece);
      length += piece.length;
      if (length > longest) throw new Failure('envelope-malformed', { field: 'length', name });
    }
  } catch (error) {
    if (isFailure(error, 'copy-missing')) return null;
    throw error;
  }
  return Buffer.concat(pieces);
}
