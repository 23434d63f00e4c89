import { loadLater } from './load-later.ts';
import type { Screen } from './use-screen.ts';

export const WelcomePart = loadLater(async () => (await import('../welcome/welcome-screen.tsx')).WelcomeScreen);

/** The screens but the list, which the window opens with. */
export const screenParts = {
  batches: loadLater(async () => (await import('../batches/batches-screen.tsx')).BatchesScreen),
  archives: loadLater(async () => (await import('../archives/archives-screen.tsx')).ArchivesScreen),
  holds: loadLater(async () => (await import('../holds/holds-screen.tsx')).HoldsScreen),
  ledger: loadLater(async () => (await import('../ledger/ledger-screen.tsx')).LedgerScreen),
  reconcile: loadLater(async () => (await import('../reconcile/reconcile-screen.tsx')).ReconcileScreen),
  encryption: loadLater(async () => (await import('../enrolment/enrolment-screen.tsx')).EnrolmentScreen),
  keys: loadLater(async () => (await import('../keys/keys-screen.tsx')).KeysScreen),
  recovery: loadLater(async () => (await import('../recovery/recovery-screen.tsx')).RecoveryScreen),
  accounts: loadLater(async () => (await import('../accounts/accounts-screen.tsx')).AccountsScreen),
  settings: loadLater(async () => (await import('../settings/settings-screen.tsx')).SettingsScreen),
  checkup: loadLater(async () => (await import('../checkup/checkup-screen.tsx')).CheckupScreen),
} as const satisfies Record<Exclude<Screen, 'list'>, unknown>;
