import { useQuery } from '@tanstack/react-query';
import { Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import { BatchStrip } from '../batches/batch-strip.tsx';
import { QuitDialog } from '../batches/quit-dialog.tsx';
import { call, listen } from '../call.ts';
import { useLeadToDropped } from '../keys/dropped-key.ts';
import { ListRowsProvider } from '../list/list-rows.tsx';
import { ListScreen } from '../list/list-screen.tsx';
import { focusList, focusSearch } from '../list/search-field.tsx';
import { useListQuestion } from '../list/use-list-question.ts';
import { PassphraseDialog } from '../lock/passphrase-dialog.tsx';
import { AskedDialogs } from '../plans/asked-dialogs.tsx';
import { accountList } from './ask-main.ts';
import { Banners } from './banners.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { useTakeHanded } from './handed-file.ts';
import { HandedNotice } from './handed-notice.tsx';
import { loadTheRest } from './load-later.ts';
import { PlayerDock } from './player-dock.tsx';
import { PlayingProvider } from './playing.tsx';
import { screenParts, WelcomePart } from './screen-parts.ts';
import classes from './shell.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { Sidebar } from './sidebar.tsx';
import { narrowOrLow, useMatches } from './use-matches.ts';
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
  // A screen whose code is still on its way leaves the one before in sight.
  const shown = useDeferredValue(screen);
  const accounts = useQuery(accountList).data?.accounts;
  const { settings, change } = useListQuestion();
  const [shortcuts, showShortcuts] = useState(false);
  const [choosing, choosePassphrase] = useState(false);
  const stripBelow = useMatches(narrowOrLow);

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
        else if (item === 'lock') choosePassphrase(true);
        else if (item === 'search' || item === 'shortcuts') obey.current({ do: item });
        else obey.current({ do: 'show', screen: item });
      }),
    [],
  );
  useTakeHanded();
  useLeadToDropped();

  const opened = accounts !== undefined;
  useEffect(() => (opened ? loadTheRest() : undefined), [opened]);

  if (accounts === undefined) return null;
  if (accounts.length === 0 && screen === 'list') {
    return (
      <div className={classes.window}>
        <Banners />
        <main className={classes.page}>
          <Suspense>
            <WelcomePart />
          </Suspense>
        </main>
        <HandedNotice />
      </div>
    );
  }
  const Part = shown === 'list' ? null : screenParts[shown];
  return (
    <div className={classes.window}>
      <Banners />
      <div className={classes.middle}>
        <Sidebar onShortcuts={() => showShortcuts(true)} onLock={() => void lockNow(() => choosePassphrase(true))} />
        <Suspense>
          {Part === null ? (
            <ListScreen />
          ) : (
            <main className={classes.page}>
              <ErrorBoundary key={shown}>
                <Part />
              </ErrorBoundary>
            </main>
          )}
        </Suspense>
      </div>
      {stripBelow && <BatchStrip />}
      <PlayerDock />
      <QuitDialog />
      <AskedDialogs />
      <HandedNotice />
      <PassphraseDialog opened={choosing} onClose={() => choosePassphrase(false)} />
      <ShortcutsDialog opened={shortcuts} onClose={() => showShortcuts(false)} />
    </div>
  );
}

/** Locks; where there is nothing yet to open it with again, does what is said instead. */
async function lockNow(instead: () => void): Promise<void> {
  const { locked } = await call('lock.now', {});
  if (!locked) instead();
}

async function startAll(): Promise<void> {
  const { accounts } = await call('accounts.list', {});
  for (const { sid } of accounts) call('sync.start', { account: sid, whole: false }).catch(() => undefined);
}
