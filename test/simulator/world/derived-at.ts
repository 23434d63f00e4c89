import { draw } from './mix.ts';
import { sidOf } from './sid.ts';

export type DerivedKind = 'transcriptions' | 'add_on_results';

/** SIDs of what was made of the number-th recording: one in three has a transcription, one in five two add-on results. */
export function derivedOf(seed: number, kind: DerivedKind, number: number): string[] {
  if (kind === 'transcriptions') return draw(seed, number, 20) % 3 === 0 ? [sidOf(seed, 'TR', number)] : [];
  if (draw(seed, number, 21) % 5 !== 0) return [];
  return [sidOf(seed, 'XR', number * 2), sidOf(seed, 'XR', number * 2 + 1)];
}
