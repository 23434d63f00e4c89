import { useEffect } from 'react';
import { showScreen } from '../app/use-screen.ts';
import { listen } from '../call.ts';

/** A file was dropped and nobody has read it yet: the screen that does may only be on its way. */
let waits = false;
const takers = new Set<() => void>();

function offer(): void {
  const [taker] = takers;
  if (taker === undefined || !waits) return;
  waits = false;
  taker();
}

/** Leads from any screen to the keys when a file was dropped, unless the one shown takes keys itself. */
export function useLeadToDropped(): void {
  useEffect(
    () =>
      listen('keys.dropped', () => {
        waits = true;
        if (takers.size === 0) showScreen('keys');
        offer();
      }),
    [],
  );
}

/** Has `read` called for the file that was dropped, now or when one is. */
export function useTakeDropped(read: () => void): void {
  useEffect(() => {
    takers.add(read);
    offer();
    return () => void takers.delete(read);
  }, [read]);
}
