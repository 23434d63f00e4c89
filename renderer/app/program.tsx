import { Loader, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asFailure } from '../failure/as-failure.ts';
import icon from '../icon.svg';
import { chosenLanguage, firstLanguage, type Language, speak } from '../language/language.ts';
import { appState } from './ask-main.ts';
import { CannotOpen } from './cannot-open.tsx';
import classes from './program.module.css';
import { Shell } from './shell.tsx';

/** Asks main for the state, speaks its language, wears its theme; then the shell. */
export function Program() {
  const state = useQuery(appState);
  const { setColorScheme } = useMantineColorScheme();
  const [spoken, setSpoken] = useState<Language>();
  const [speechless, setSpeechless] = useState<Error | null>(null);

  const theme = state.data?.settings.theme ?? 'system';
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme]);

  const language =
    state.data === undefined ? firstLanguage : chosenLanguage(state.data.settings.language, state.data.systemLanguage);
  useEffect(() => {
    let current = true;
    speak(language).then(() => current && setSpoken(language), setSpeechless);
    return () => {
      current = false;
    };
  }, [language]);

  if (speechless !== null) throw speechless;
  if (spoken === undefined || state.isPending) {
    return (
      <div className="opening" role="status" aria-busy="true">
        <img src={icon} alt="Koekura" width="48" height="48" />
        <Loader size="sm" aria-hidden="true" />
      </div>
    );
  }
  if (state.isError) {
    return (
      <main className={classes.waiting}>
        <CannotOpen failure={asFailure(state.error)} onRetry={() => void state.refetch()} />
      </main>
    );
  }
  return <Shell />;
}
