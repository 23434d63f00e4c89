import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import cards from '../app/cards.module.css';
import { showScreen } from '../app/use-screen.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { EnrolledCard } from './enrolled-card.tsx';
import { enrolmentList } from './enrolment-list.ts';

/** Encryption, account by account: proved, being set up, or not; and the path that sets it up. */
export function EnrolmentScreen() {
  const { t } = useTranslation('enrolment');
  const list = useQuery(enrolmentList);
  const accounts = list.data?.accounts ?? [];
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
      </header>
      <Text c="dimmed">{t('intro')}</Text>
      {list.error && <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />}
      {list.data && accounts.length === 0 && (
        <div className={cards.empty}>
          <Text fw={600}>{t('noAccounts')}</Text>
          <Text c="dimmed" mb="sm">
            {t('noAccountsHint')}
          </Text>
          <Button variant="default" onClick={() => showScreen('accounts')}>
            {t('toAccounts')}
          </Button>
        </div>
      )}
      {accounts.map((one) => (
        <EnrolledCard key={one.account} of={one} />
      ))}
    </div>
  );
}
