import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hold } from '../../main/contract.ts';
import { Dialog } from '../accounts/dialog.tsx';
import cards from '../app/cards.module.css';
import { showScreen } from '../app/use-screen.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { usePolicy } from '../policy/use-policy.ts';
import { HoldCard } from './hold-card.tsx';
import { holdList } from './hold-list.ts';
import { LiftHold } from './lift-hold.tsx';
import { PolicyHold } from './policy-hold.tsx';

/** Every hold: what it keeps, who placed it and why, and the ways to its recordings and out of it. */
export function HoldsScreen() {
  const { t } = useTranslation('holds');
  const list = useQuery(holdList);
  const [lifting, setLifting] = useState<Hold | null>(null);
  const holds = list.data?.holds ?? [];
  const byPolicy = usePolicy().rules['holds.accounts'] ?? [];
  const close = () => setLifting(null);
  return (
    <div className={cards.screen}>
      <header className={cards.head}>
        <h1>{t('title')}</h1>
      </header>
      <Text c="dimmed">{t('intro')}</Text>
      {list.error && <FailureNotice failure={list.error.failure} onRetry={() => void list.refetch()} />}
      {byPolicy.length > 0 && <PolicyHold accounts={byPolicy} />}
      {list.data && holds.length === 0 && byPolicy.length === 0 && (
        <div className={cards.empty}>
          <Text fw={600}>{t('empty')}</Text>
          <Text c="dimmed" mb="sm">
            {t('emptyHint')}
          </Text>
          <Button variant="default" onClick={() => showScreen('list')}>
            {t('toList')}
          </Button>
        </div>
      )}
      {holds.map((hold) => (
        <HoldCard key={hold.hold} hold={hold} onLift={() => setLifting(hold)} />
      ))}
      <Dialog opened={lifting !== null} onClose={close} title={t('liftTitle')}>
        {lifting !== null && (
          <LiftHold of={lifting} from={{ kind: 'whole', count: lifting.standing.count }} onDone={close} />
        )}
      </Dialog>
    </div>
  );
}
