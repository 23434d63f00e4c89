import { Loader, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asFailure } from '../failure/as-failure.ts';
import { chosenLanguage, type Language, speak } from '../language/language.ts';
import { appState } from './ask-main.ts';
import { CannotOpen } from './cannot-open.tsx';
import classes from './program.module.css';
import { Shell } from './shell.tsx';

/** The system's language before main has told its own, for the first moment only. */
const firstLanguage: Language = navigator.language.startsWith('ja') ? 'ja' : 'en';

/** Asks main for the state, speaks its language, wears its theme; then the shell. */
export function Program() {
  const state = useQuery(appState);
  const { setColorScheme } = useMantineColorScheme();
  const [spoken, setSpoken] = useState<Language>();

  const theme = state.data?.settings.theme ?? 'system';
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme]);

  const language =
    state.data === undefined ? firstLanguage : chosenLanguage(state.data.settings.language, state.data.systemLanguage);
  useEffect(() => {
    let current = true;
    void speak(language).then(() => current && setSpoken(language));
    return () => {
      current = false;
    };
  }, [language]);

  if (spoken === undefined || state.isPending) {
    return (
      <div className={classes.waiting} role="status" aria-busy="true">
        <Loader size="sm" aria-hidden="true" />
        <span className="visually-hidden">Koekura</span>
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
