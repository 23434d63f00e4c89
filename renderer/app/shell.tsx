import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { AccountsScreen } from '../accounts/accounts-screen.tsx';
import { ArchivesScreen } from '../archives/archives-screen.tsx';
import { BatchesScreen } from '../batches/batches-screen.tsx';
import { QuitDialog } from '../batches/quit-dialog.tsx';
import { call, listen } from '../call.ts';
import { CheckupScreen } from '../checkup/checkup-screen.tsx';
import { EnrolmentScreen } from '../enrolment/enrolment-screen.tsx';
import { HoldsScreen } from '../holds/holds-screen.tsx';
import { KeysScreen } from '../keys/keys-screen.tsx';
import { LedgerScreen } from '../ledger/ledger-screen.tsx';
import { ListRowsProvider } from '../list/list-rows.tsx';
import { ListScreen } from '../list/list-screen.tsx';
import { focusList, focusSearch } from '../list/search-field.tsx';
import { useListQuestion } from '../list/use-list-question.ts';
import { AskedDialogs } from '../plans/asked-dialogs.tsx';
import { ReconcileScreen } from '../reconcile/reconcile-screen.tsx';
import { RecoveryScreen } from '../recovery/recovery-screen.tsx';
import { SettingsScreen } from '../settings/settings-screen.tsx';
import { WelcomeScreen } from '../welcome/welcome-screen.tsx';
import { accountList } from './ask-main.ts';
import { Banners } from './banners.tsx';
import { useTakeHanded } from './handed-file.ts';
import { HandedNotice } from './handed-notice.tsx';
import { PlayerDock } from './player-dock.tsx';
import { PlayingProvider } from './playing.tsx';
import classes from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { Sidebar } from './sidebar.tsx';
import { showScreen, useScreen } from './use-screen.ts';
import { type ShellCommand, useShellKeys } from './use-shell-keys.ts';

/** The window: sidebar, the screen in hand, the player below. */
export function Shell() {
  return (
    <PlayingProvider>
      <ListRowsProvider>
        <Window />
      </ListRowsProvider>
    </PlayingProvider>
  );
}

function Window() {
  const screen = useScreen();
  const accounts = useQuery(accountList).data?.accounts;
  const { settings, change } = useListQuestion();
  const [shortcuts, showShortcuts] = useState(false);

  const obey = useRef<(command: ShellCommand) => void>(() => undefined);
  obey.current = (command) => {
    if (command.do === 'shortcuts') showShortcuts(true);
    else if (command.do === 'details') change({ detailsShown: !settings.detailsShown });
    else if (command.do === 'show') {
      showScreen(command.screen);
      if (command.screen === 'list') focusList();
    } else {
      showScreen('list');
      focusSearch();
    }
  };
  useShellKeys((command) => obey.current(command));
  useEffect(
    () =>
      listen('menu.chosen', ({ item }) => {
        if (item === 'sync') void startAll();
        else if (item === 'search' || item === 'shortcuts') obey.current({ do: item });
        else obey.current({ do: 'show', screen: item });
      }),
    [],
  );
  useTakeHanded();

  if (accounts === undefined) return null;
  if (accounts.length === 0 && screen === 'list') {
    return (
      <div className={classes.window}>
        <Banners />
        <main className={classes.page}>
          <WelcomeScreen />
        </main>
        <HandedNotice />
      </div>
    );
  }
  return (
    <div className={classes.window}>
      <Banners />
      <div className={classes.middle}>
        <Sidebar onShortcuts={() => showShortcuts(true)} />
        {screen === 'list' ? (
          <ListScreen />
        ) : (
          <main className={classes.page}>
            {screen === 'batches' && <BatchesScreen />}
            {screen === 'archives' && <ArchivesScreen />}
            {screen === 'holds' && <HoldsScreen />}
            {screen === 'ledger' && <LedgerScreen />}
            {screen === 'reconcile' && <ReconcileScreen />}
            {screen === 'encryption' && <EnrolmentScreen />}
            {screen === 'keys' && <KeysScreen />}
            {screen === 'recovery' && <RecoveryScreen />}
            {screen === 'accounts' && <AccountsScreen />}
            {screen === 'settings' && <SettingsScreen />}
            {screen === 'checkup' && <CheckupScreen />}
          </main>
        )}
      </div>
      <PlayerDock />
      <QuitDialog />
      <AskedDialogs />
      <HandedNotice />
      <ShortcutsDialog opened={shortcuts} onClose={() => showShortcuts(false)} />
    </div>
  );
}

async function startAll(): Promise<void> {
  const { accounts } = await call('accounts.list', {});
  for (const { sid } of accounts) call('sync.start', { account: sid, whole: false }).catch(() => undefined);
}
