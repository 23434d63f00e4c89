import type { RecordingKind } from '../database/recording-kinds.ts';
import { compareText } from './compare-text.ts';
import type { Columns } from './list-columns.ts';

type Facet = { readonly value: string; readonly count: number };
/** The distinct values there are to filter by, commonest first, and how many recordings have each. */
export type Facets = {
  readonly directions: Facet[];
  readonly sources: Facet[];
  readonly statuses: Facet[];
  readonly keySids: Facet[];
  readonly total: number;
};

export function countFacets(columns: Columns): Facets {
  const { kinds, length } = columns;
  const counts = new Uint32Array(Math.max(0, ...columns.kindOf.keys()) + 1);
  for (let slot = 0; slot < length; slot += 1) {
    const kind = kinds[slot] as number;
    counts[kind] = (counts[kind] as number) + 1;
  }
  const facet = (valueIn: (kind: RecordingKind) => string | null): Facet[] => {
    const sums = new Map<string, number>();
    for (const [id, kind] of columns.kindOf) {
      const value = valueIn(kind);
      const count = counts[id] as number;
      if (value !== null && count > 0) sums.set(value, (sums.get(value) ?? 0) + count);
    }
    const facets = [...sums].map(([value, count]) => ({ value, count }));
    return facets.sort((left, right) => right.count - left.count || compareText(left.value, right.value));
  };
  return {
    directions: facet((kind) => kind.direction),
    sources: facet((kind) => kind.source),
    statuses: facet((kind) => kind.status),
    keySids: facet((kind) => kind.keySid),
    total: length - (counts[0] as number),
  };
}
