import type { FailureAnswer } from '../failure.ts';
import type { ArchiveStore, Placed } from './archive-store.ts';
import { isBesideName } from './beside-names.ts';
import { recordingNamed, recordingsPrefix } from './layout.ts';

/** What lies in an archive, by name alone. */
export type Survey = {
  /** By name: one recording may lie in more than one place, put there by others. */
  readonly audios: ReadonlyMap<string, Placed>;
  readonly envelopes: ReadonlyMap<string, Placed>;
  readonly oddities: readonly Oddity[];
};
export type Oddity = { readonly name: string; readonly failure: FailureAnswer };

export const foreign = (name: string, reason: 'not-a-name-of-ours' | 'no-envelope' | 'misplaced'): Oddity => ({
  name,
  failure: { code: 'archive-content-foreign', facts: { reason } },
});

/** Lists everything where recordings lie. Fails as listing does: a list that broke off says nothing. */
export async function surveyArchive(store: ArchiveStore, signal: AbortSignal): Promise<Survey> {
  const audios = new Map<string, Placed>();
  const envelopes = new Map<string, Placed>();
  const oddities: Oddity[] = [];
  for await (const placed of store.list(recordingsPrefix, signal)) {
    const named = recordingNamed(placed.name);
    if (named !== null) (named.part === 'audio' ? audios : envelopes).set(placed.name, placed);
    else if (!isBesideName(placed.name)) oddities.push(foreign(placed.name, 'not-a-name-of-ours'));
  }
  for (const name of audios.keys())
    if (!envelopes.has(name.replace(/sealed$/, 'json'))) oddities.push(foreign(name, 'no-envelope'));
  return { audios, envelopes, oddities };
}
