import type { RecordingKind } from '../database/recording-kinds.ts';
import type { Columns } from './list-columns.ts';

/** 1 for the kinds that `matches` holds for; 0 for the others and for kind 0, no recording. */
export function kindFlags(columns: Columns, matches: (kind: RecordingKind) => boolean): Uint8Array {
  const flags = new Uint8Array(Math.max(0, ...columns.kindOf.keys()) + 1);
  for (const [id, kind] of columns.kindOf) flags[id] = matches(kind) ? 1 : 0;
  return flags;
}
