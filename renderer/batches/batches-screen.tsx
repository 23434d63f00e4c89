import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import cards from '../app/cards.module.css';
import { showScreen } from '../app/use-screen.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { BatchCard } from './batch-card.tsx';
import { batchList, inOrder } from './batch-list.ts';
import classes from './batches.module.css';

/** Every batch: what is at work first, then what waits, then what is done. */
export function BatchesScreen() {
  const { t } = useTranslation('batches');
  const list = useQuery(batchList);
  const batches = inOrder(list.data?.batches ?? []);
  return (
    <div className={`${cards.screen} ${classes.screen}`}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
      </header>
      {list.error && <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />}
      {list.data && batches.length === 0 && (
        <div className={cards.empty}>
          <Text fw={600}>{t('none')}</Text>
          <Text c="dimmed">{t('noneWhatToDo')}</Text>
          <Button mt="md" variant="default" onClick={() => showScreen('list')}>
            {t('toList')}
          </Button>
        </div>
      )}
      {batches.map((batch) => (
        <BatchCard key={batch.batch} batch={batch} />
      ))}
    </div>
  );
}
