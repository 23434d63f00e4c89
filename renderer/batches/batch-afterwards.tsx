import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../../main/contract.ts';
import { call, listen } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import classes from './batches.module.css';

/** What was seen of a batch's removals afterwards, apart from what Twilio answered. What came back is an alarm. */
export function BatchAfterwards({ batch: { batch, counts } }: { readonly batch: Batch }) {
  const { t } = useTranslation('batches');
  const formats = useFormats();
  const seen = useQuery({
    queryKey: ['removals.batch', batch, counts.removed],
    queryFn: () => call('removals.batch', { batch, offset: 0, limit: 1 }),
  });
  const { refetch } = seen;
  const { busy, failure, run } = useDeed();
  const look = () =>
    run(async () => {
      await call('removals.look', {});
      await refetch();
    });
  useEffect(() => listen('removals.changed', () => void refetch()), [refetch]);
  if (seen.data === undefined || seen.data.total === 0) return null;
  const { gone, deleted, absent, events, back } = seen.data;
  const number = formats.count;
  return (
    <>
      {back > 0 && <Notice tone="bad" role="alert" title={t('back', { count: back, number: number(back) })} />}
      <p className={`${classes.remark} figures`}>
        {t('afterwards', {
          ...{ gone: number(gone), deleted: number(deleted), absent: number(absent), events: number(events) },
        })}{' '}
        <Button size="compact-xs" variant="subtle" loading={busy} onClick={() => void look()}>
          {t('lookNow')}
        </Button>
      </p>
      {failure && <FailureNotice failure={failure} onRetry={() => void look()} />}
    </>
  );
}
