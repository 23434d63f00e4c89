import { Failure, isFailure } from '../failure.ts';
import type { Wrap } from '../sealed/envelope.ts';
import { type ArchiveEnvelope, parseArchiveEnvelope } from './archive-envelope.ts';
import type { ArchiveStore } from './archive-store.ts';
import { besidePrefix } from './beside-names.ts';
import { copyNames, type Located } from './layout.ts';
import { readSmall } from './read-small.ts';

/** The envelope of a copy, its own and no other's. Fails with copy-missing, envelope-malformed, archive-newer, archive-…, cancelled. */
export async function readKeptEnvelope(
  store: ArchiveStore,
  located: Located,
  signal: AbortSignal,
): Promise<ArchiveEnvelope> {
  const bytes = await readSmall(store, copyNames(located).envelope, signal);
  if (bytes === null) throw new Failure('copy-missing', { recording: located.recording });
  return belonging(parseArchiveEnvelope(bytes), located);
}

/** The wraps of envelopes that lie beside a copy's own; one that cannot be read is as good as none. */
export async function wrapsBeside(
  store: ArchiveStore,
  located: Located,
  signal: AbortSignal,
): Promise<readonly Wrap[]> {
  const wraps: Wrap[] = [];
  for await (const { name } of store.list(besidePrefix(located), signal)) {
    const bytes = await readSmall(store, name, signal);
    try {
      if (bytes !== null) wraps.push(...belonging(parseArchiveEnvelope(bytes), located).wraps);
    } catch (error) {
      if (!isFailure(error, 'envelope-malformed') && !isFailure(error, 'archive-newer')) throw error;
    }
  }
  return wraps;
}

function belonging(envelope: ArchiveEnvelope, { recording, account }: Located): ArchiveEnvelope {
  if (envelope.recording !== recording) throw new Failure('envelope-malformed', { field: 'recording', recording });
  if (envelope.account !== account) throw new Failure('envelope-malformed', { field: 'account', recording });
  return envelope;
}
