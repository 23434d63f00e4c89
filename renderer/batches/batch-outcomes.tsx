import { Button, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch, BatchOutcome, BatchRow } from '../../main/contract.ts';
import { AccountMark } from '../app/account-mark.tsx';
import { type LongColumn, LongTable } from '../app/long-table.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Tag } from '../failure/notice.tsx';
import { useFailureWords } from '../failure/use-failure-words.ts';
import { useFormats } from '../language/use-formats.ts';
import { SidButton } from '../list/sid-button.tsx';
import { BatchReasons } from './batch-reasons.tsx';
import classes from './batches.module.css';

type BatchOutcomes = { readonly batch: Batch; readonly shown: boolean; readonly onShow: (shown: boolean) => void };
const counted = ['copied', 'exported', 'removed', 'kept', 'failed', 'cancelled', 'waiting'] as const;

/** How many had which outcome; pressed, the recordings themselves with their reasons. */
export function BatchOutcomes({ batch, shown, onShow }: BatchOutcomes) {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const [outcome, setOutcome] = useState<BatchOutcome | 'all'>('all');
  const there = counted.filter((one) => batch.counts[one] > 0);
  const choose = (one: BatchOutcome | 'all') => {
    setOutcome(one);
    onShow(!(shown && outcome === one));
  };
  return (
    <section className={classes.outcomes} aria-label={t('outcomes')}>
      <div className={classes.counts}>
        {there.map((one) => (
          <UnstyledButton
            key={one}
            className={`${classes.count} figures`}
            data-outcome={one}
            aria-pressed={shown && outcome === one}
            onClick={() => choose(one)}
          >
            {t('outcomeCount', { number: formats.count(batch.counts[one]), outcome: t(`outcome.${one}`) })}
          </UnstyledButton>
        ))}
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          ml="auto"
          onClick={() => choose(shown ? outcome : 'all')}
        >
          {t(shown ? 'hide' : 'show')}
        </Button>
      </div>
      {batch.derived > 0 && (
        <p className={classes.remark}>{t('derived', { count: batch.derived, number: formats.count(batch.derived) })}</p>
      )}
      {shown && <BatchReasons batch={batch} />}
      {shown && <Rows batch={batch} outcome={outcome} />}
    </section>
  );
}

function Rows({ batch: { batch }, outcome }: { readonly batch: Batch; readonly outcome: BatchOutcome | 'all' }) {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const say = useFailureWords();
  const question = ['batches.rows', batch, outcome] as const;
  const asked = { batch, outcomes: outcome === 'all' ? null : [outcome] };
  const count = useQuery({
    queryKey: [...question, 'count'],
    queryFn: async () => (await call('batches.rows', { ...asked, offset: 0, limit: 1 })).matching,
  });
  if (count.error) return <FailureNotice failure={count.error.failure} onRetry={() => void count.refetch()} />;
  if (count.data === undefined) return null;
  if (count.data === 0) return <p className={classes.remark}>{t('noRows')}</p>;
  const columns: readonly LongColumn<BatchRow>[] = [
    { head: t('column.sid'), track: '278px', cell: ({ sid }) => <SidButton sid={sid} /> },
    {
      head: t('column.account'),
      track: 'minmax(80px, 0.6fr)',
      cell: ({ account }) => <AccountMark sid={account} />,
    },
    { head: t('column.outcome'), track: '104px', cell: ({ outcome: became }) => <Outcome of={became} /> },
    {
      head: t('column.reason'),
      track: 'minmax(120px, 1.6fr)',
      cell: ({ failure }) => failure !== null && reason(say(failure)),
    },
    {
      head: t('column.at'),
      track: '148px',
      cell: ({ at }) => at !== null && <span className="figures">{formats.time(at)}</span>,
    },
  ];
  return (
    <LongTable<BatchRow>
      label={t('outcomes')}
      rows={count.data}
      columns={columns}
      question={question}
      ask={async (offset, limit) => (await call('batches.rows', { ...asked, offset, limit })).rows}
    />
  );
}

function Outcome({ of: outcome }: { readonly of: BatchOutcome }) {
  const { t } = useTranslation('batches');
  const words = t(`outcome.${outcome}`);
  if (outcome === 'failed') return <Tag tone="bad">{words}</Tag>;
  if (outcome === 'cancelled') return <Tag tone="warn">{words}</Tag>;
  return words;
}

function reason({ title, details }: { readonly title: string; readonly details: string }) {
  const words = details === '' ? title : `${title}. ${details}`;
  return <span title={words}>{words}</span>;
}
