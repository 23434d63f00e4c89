import { useSyncExternalStore } from 'react';

/** Too narrow for the sidebar with its words: it is a rail of signs, and opens over the screen. */
export const narrow = '(max-width: 900px)';

/** No room in the sidebar for a batch at work: it is told of in a line below the screen. */
export const narrowOrLow = `${narrow}, (max-height: 880px)`;

/** Whether the window is as `query` says, now and whenever it changes. The style sheets ask for the same sizes. */
export function useMatches(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
