import { type ComponentType, Suspense } from 'react';
import { useScreen } from './use-screen.ts';

const parts = import.meta.glob<Record<string, ComponentType>>(
  ['../keys/keys-screen.tsx', '../accounts/accounts-screen.tsx', '../welcome/welcome-screen.tsx'],
  { eager: true },
);

export function Shell() {
  const screen = useScreen();
  const names = { keys: 'KeysScreen', accounts: 'AccountsScreen', settings: '', list: '' } as const;
  const Part = parts[`../${screen}/${screen}-screen.tsx`]?.[names[screen]];
  return <Suspense>{Part ? <Part /> : <p>{screen}</p>}</Suspense>;
}
