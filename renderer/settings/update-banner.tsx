import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { updatesState } from '../app/ask-main.ts';
import { showScreen } from '../app/use-screen.ts';

/** The newer version that is there, if any. */
export function useNewerVersion(): string | null {
  const updates = useQuery(updatesState).data;
  return updates?.checking === 'on' ? (updates.newer?.version ?? null) : null;
}

/** The way to where it is downloaded. */
export function ToUpdates() {
  const { t } = useTranslation('updates');
  return (
    <Anchor component="button" type="button" inherit onClick={() => showScreen('settings')}>
      {t('toSettings')}
    </Anchor>
  );
}
