import type { BucketPlace } from '../contract/archive-calls.ts';
import type { Archive, Finding } from '../contract.ts';
import type { KeyFacts as CoveredKey } from '../coverage/coverage-facts.ts';
import type { RecordHandle } from '../database/handles.ts';
import { Failure } from '../failure.ts';
import { readLastKit } from '../recovery/made-kits.ts';
import type { ArchiveFacts } from './archive-checks.ts';
import type { Gatherers } from './examine.ts';
import type { KeyFacts } from './key-checks.ts';

/** How each fact about a key is had. */
export function gatherKey(sources: {
  readonly record: RecordHandle;
  readonly keys: () => Promise<readonly CoveredKey[]>;
}): Gatherers<KeyFacts> {
  return {
    key: async (fingerprint) => {
      const found = (await sources.keys()).find((key) => key.fingerprint === fingerprint);
      if (found === undefined) throw new Failure('key-missing', { keySid: fingerprint.slice(0, 16) });
      return found;
    },
    inKitOf: async (fingerprint) => {
      const kit = readLastKit(sources.record);
      return kit?.keys.includes(fingerprint) ? kit.madeAt : null;
    },
  };
}

/** How each fact about an archive is had. */
export function gatherArchive(sources: {
  readonly archives: () => Promise<readonly Archive[]>;
  readonly lookAtBucket: (place: BucketPlace, archive: string, signal: AbortSignal) => Promise<readonly Finding[]>;
}): Gatherers<ArchiveFacts> {
  const archiveOf = async (id: string): Promise<Archive> => {
    const found = (await sources.archives()).find(({ archive }) => archive === id);
    if (found === undefined) throw new Failure('archive-unknown');
    return found;
  };
  return {
    archive: archiveOf,
    settings: async (id, signal) => {
      const { place } = await archiveOf(id);
      return place.kind === 'folder' ? null : sources.lookAtBucket(place, id, signal);
    },
  };
}
