import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../main/contract.ts';
import { useForAMoment } from '../app/use-for-a-moment.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { useFormats } from '../language/use-formats.ts';
import { ComparisonGroup } from './comparison-group.tsx';

/** The outcome of a comparison: where all agrees, and each kind of difference. */
export function ComparisonReport({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('reconcile');
  const formats = useFormats();
  const [saved, showSaved] = useForAMoment();
  const { failure, run } = useDeed();
  const [shown, setShown] = useState<string | null>(null);
  const groups = comparison.groups.filter(({ count }) => count > 0);
  const { madeAt, twilioAsOf, agreeing } = comparison;
  const save = () =>
    void run(async () => {
      if ((await call('reconcile.save-report', { comparison: comparison.comparison })).saved) showSaved();
    });
  return (
    <>
      <Group gap="md">
        <Text className="figures">
          {t('madeAt', { time: formats.time(madeAt) })}{' '}
          {twilioAsOf === null ? t('twilioUnknown') : t('twilioAsOf', { time: formats.time(twilioAsOf) })}{' '}
          {t('agreeing', { number: formats.count(agreeing.count) })}
        </Text>
        <span role="status">{saved ? t('saved') : ''}</span>
        <Button variant="default" ml="auto" onClick={save}>
          {t('saveReport')}
        </Button>
      </Group>
      {failure && <FailureNotice failure={failure} />}
      {groups.length === 0 && <Notice tone="good" role="status" title={t('allAgree')} />}
      {groups.map((group) => (
        <ComparisonGroup
          key={group.discrepancy}
          comparison={comparison.comparison}
          group={group}
          shown={shown === group.discrepancy}
          onShow={(show) => setShown(show ? group.discrepancy : null)}
        />
      ))}
    </>
  );
}
