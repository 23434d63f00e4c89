import type { Filter, Selection } from '../../main/contract.ts';

/**
 * What is marked in the list, as in a file manager: some recordings by id, or all that match but for a few. `cursor` is
 * the row the keyboard stands on, `anchor` the row a range is drawn from; both are positions in the list, -1 for none.
 */
export type Marking = {
  readonly marked: Marked;
  readonly cursor: number;
  readonly anchor: number;
};
type Marked =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<number> };

export type Marks =
  | { readonly do: 'choose'; readonly position: number; readonly id: number | null }
  | { readonly do: 'toggle'; readonly position: number; readonly id: number }
  | { readonly do: 'stand'; readonly position: number }
  | { readonly do: 'extend'; readonly position: number; readonly ids: readonly number[]; readonly add: boolean }
  | { readonly do: 'all' }
  | { readonly do: 'clear' }
  | { readonly do: 'reset' };

export const nothingMarked: Marking = { marked: { kind: 'some', ids: new Set() }, cursor: -1, anchor: -1 };

export function mark(marking: Marking, action: Marks): Marking {
  switch (action.do) {
    case 'choose': {
      const ids = action.id === null ? new Set<number>() : new Set([action.id]);
      return { marked: { kind: 'some', ids }, cursor: action.position, anchor: action.position };
    }
    case 'toggle':
      return { marked: flip(marking.marked, action.id), cursor: action.position, anchor: action.position };
    case 'stand':
      return { ...marking, cursor: action.position };
    case 'extend': {
      const kept = action.add && marking.marked.kind === 'some' ? marking.marked.ids : [];
      if (action.add && marking.marked.kind === 'all') {
        return {
          ...marking,
          marked: { kind: 'all', except: without(marking.marked.except, action.ids) },
          cursor: action.position,
        };
      }
      return { ...marking, marked: { kind: 'some', ids: new Set([...kept, ...action.ids]) }, cursor: action.position };
    }
    case 'all':
      return { ...marking, marked: { kind: 'all', except: new Set() }, cursor: Math.max(0, marking.cursor) };
    case 'clear':
      return { ...marking, marked: nothingMarked.marked, anchor: marking.cursor };
    case 'reset':
      return nothingMarked;
  }
}

function flip(marked: Marked, id: number): Marked {
  const flipped = (ids: ReadonlySet<number>) => (ids.has(id) ? without(ids, [id]) : new Set([...ids, id]));
  return marked.kind === 'some'
    ? { kind: 'some', ids: flipped(marked.ids) }
    : { kind: 'all', except: flipped(marked.except) };
}

function without(ids: ReadonlySet<number>, gone: readonly number[]): ReadonlySet<number> {
  const left = new Set(ids);
  for (const id of gone) left.delete(id);
  return left;
}

export function isMarked(marking: Marking, id: number): boolean {
  return marking.marked.kind === 'some' ? marking.marked.ids.has(id) : !marking.marked.except.has(id);
}

/** How many are marked when `matching` recordings meet the filter. */
export function countMarked(marking: Marking, matching: number): number {
  return marking.marked.kind === 'some' ? marking.marked.ids.size : Math.max(0, matching - marking.marked.except.size);
}

/** The marking as the contract speaks of it. */
export function toSelection(marking: Marking, filter: Filter): Selection {
  return marking.marked.kind === 'some'
    ? { kind: 'some', ids: [...marking.marked.ids] }
    : { kind: 'all', filter, except: [...marking.marked.except] };
}
