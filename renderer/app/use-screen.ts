import { useSyncExternalStore } from 'react';

export const screens = [
  'list',
  'batches',
  'archives',
  'holds',
  'ledger',
  'reconcile',
  'encryption',
  'keys',
  'recovery',
  'checkup',
  'accounts',
  'settings',
] as const;
export type Screen = (typeof screens)[number];

/** The screen stands in the page's hash, so that it survives a reload. */
export function screenIn(hash: string): Screen {
  return screens.find((screen) => hash === `#${screen}`) ?? 'list';
}

export function showScreen(screen: Screen): void {
  location.hash = screen;
}

function subscribe(changed: () => void) {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, () => screenIn(location.hash));
}
