import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showScreen } from '../app/use-screen.ts';

/** The way from the banner to what is wrong with the policy. */
export function ToPolicy() {
  const { t } = useTranslation('policy');
  return (
    <Button variant="default" size="compact-xs" onClick={() => showScreen('settings')}>
      {t('toPolicy')}
    </Button>
  );
}
