import { Loader, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asFailure } from '../failure/as-failure.ts';
import icon from '../icon.svg';
import { chosenLanguage, firstLanguage, type Language, speak } from '../language/language.ts';
import { ChoosePlace } from '../lock/choose-place.tsx';
import { LockScreen } from '../lock/lock-screen.tsx';
import { lockState } from '../lock/lock-state.ts';
import { appState } from './ask-main.ts';
import { CannotOpen } from './cannot-open.tsx';
import classes from './program.module.css';
import { Shell } from './shell.tsx';

/** Asks main whether the program is locked, then for its state, speaks its language, wears its theme; then the shell. */
export function Program() {
  const lock = useQuery(lockState);
  const locked = lock.data?.locked;
  const state = useQuery({ ...appState, enabled: locked === false });
  const { setColorScheme } = useMantineColorScheme();
  const [spoken, setSpoken] = useState<Language>();
  const [speechless, setSpeechless] = useState<Error | null>(null);

  const theme = state.data?.settings.theme ?? lock.data?.theme ?? 'system';
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme]);

  const chosen = state.data?.settings.language ?? lock.data?.language;
  const language = chosen === undefined ? firstLanguage : chosenLanguage(chosen, lock.data?.systemLanguage ?? 'en');
  useEffect(() => {
    let current = true;
    speak(language).then(() => current && setSpoken(language), setSpeechless);
    return () => {
      current = false;
    };
  }, [language]);

  const failed = lock.error ?? state.error;
  const shutOut = failed?.failure.code === 'locked';
  const { refetch: askWhetherLocked } = lock;
  useEffect(() => {
    // Only now it could be read that the program begins locked.
    if (shutOut) void askWhetherLocked();
  }, [shutOut, askWhetherLocked]);

  if (speechless !== null) throw speechless;
  if (spoken === undefined || (failed === null && !locked && state.isPending)) {
    return (
      <div className="opening" role="status" aria-busy="true">
        <img src={icon} alt="Koekura" width="48" height="48" />
        <Loader size="sm" aria-hidden="true" />
      </div>
    );
  }
  if (locked) return <LockScreen />;
  if (failed !== null) {
    return (
      <main className={classes.waiting}>
        <CannotOpen failure={asFailure(failed)} onRetry={() => void (lock.isError ? lock : state).refetch()} />
      </main>
    );
  }
  return state.data?.secretsIn === 'undecided' ? <ChoosePlace /> : <Shell />;
}
