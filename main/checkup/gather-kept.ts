import type { Archive } from '../contract.ts';
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
}): Gatherers<ArchiveFacts> {
  return {
    archive: async (id) => {
      const found = (await sources.archives()).find(({ archive }) => archive === id);
      if (found === undefined) throw new Failure('archive-unknown');
      return found;
    },
  };
}
