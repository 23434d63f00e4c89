import { type ComponentType, lazy } from 'react';

const later: (() => Promise<unknown>)[] = [];

/**
 * A part of the window that its first screen can do without: its code comes when it is first shown, or with
 * loadTheRest(), whichever is earlier. To be drawn within a Suspense.
 */
export function loadLater<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  later.push(load);
  return lazy(async () => ({ default: await load() }));
}

/** Fetches, one after the other while the window has nothing to do, what has not been shown: nobody then waits for it. */
export function loadTheRest(): void {
  const load = later.shift();
  if (load === undefined) return;
  requestIdleCallback(async () => {
    // What cannot be had is said where it is wanted.
    await load().catch(() => undefined);
    loadTheRest();
  });
}
