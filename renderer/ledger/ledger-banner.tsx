import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { showScreen } from '../app/use-screen.ts';
import { ledgerStanding, useStandingNews } from './ask-ledger.ts';
import { isAltered, useStandingWords } from './use-standing-words.ts';

/** What is said above every screen while the ledger speaks against itself or cannot be signed; otherwise null. */
export function useLedgerAlarm(): string | null {
  useStandingNews();
  const words = useStandingWords();
  const verdict = useQuery(ledgerStanding).data?.verdict ?? null;
  if (verdict === null || !(isAltered(verdict) || verdict.key === 'missing')) return null;
  return words(verdict).title;
}

/** The way from the banner to what can be done. */
export function ToLedger() {
  const { t } = useTranslation('shell');
  return (
    <Button variant="default" size="compact-xs" onClick={() => showScreen('ledger')}>
      {t('banner.toLedger')}
    </Button>
  );
}
