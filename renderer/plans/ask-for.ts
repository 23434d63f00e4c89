import { useSyncExternalStore } from 'react';
import type { PlanKind, Selection } from '../../main/contract.ts';

/** What the user wants done with recordings, before anything is. `sample`: one of them, to show names by. */
export type Asked = {
  readonly what: PlanKind | 'hold' | 'rewrap';
  readonly selection: Selection;
  readonly count: number;
  readonly sample: string | null;
};

let asked: Asked | null = null;
const listeners = new Set<() => void>();

/** Opens the plan of something, or the form for a hold or one more recipient; null closes it. From any screen. */
export function askFor(wanted: Asked | null): void {
  asked = wanted;
  for (const changed of listeners) changed();
}

function subscribe(changed: () => void) {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

export function useAsked(): Asked | null {
  return useSyncExternalStore(subscribe, () => asked);
}
