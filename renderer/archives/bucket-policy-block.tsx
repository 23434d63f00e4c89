import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BucketPlace } from '../../main/contract.ts';
import { useForAMoment } from '../app/use-for-a-moment.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import classes from './archives.module.css';

/** The least a credential must be allowed to do in this bucket, to be read and copied. `place` null: not known yet. */
export function BucketPolicyBlock({ place }: { readonly place: () => BucketPlace | null }) {
  const { t } = useTranslation('buckets');
  const [policy, setPolicy] = useState<{ readonly text: string; readonly place: BucketPlace } | null>(null);
  const [copied, showCopied] = useForAMoment();
  const { busy, failure, run } = useDeed();
  const show = () =>
    run(async () => {
      const of = place();
      if (of !== null) setPolicy({ text: (await call('archives.policy', { place: of })).policy, place: of });
    });
  const copy = (of: BucketPlace) =>
    run(async () => {
      await call('archives.copy-policy', { place: of });
      showCopied();
    });
  return (
    <Stack gap={6}>
      <div className={classes.line}>
        <Button size="compact-sm" variant="default" disabled={busy} onClick={() => void show()}>
          {t('showPolicy')}
        </Button>
        <Text c="dimmed" size="xs" flex={1}>
          {t('policyHint')}
        </Text>
      </div>
      {policy && (
        <>
          <pre className={classes.policy}>{policy.text}</pre>
          <Button size="compact-sm" variant="default" mr="auto" disabled={busy} onClick={() => void copy(policy.place)}>
            <span aria-live="polite">{copied ? t('policyCopied') : t('copyPolicy')}</span>
          </Button>
        </>
      )}
      {failure && <FailureNotice failure={failure} />}
    </Stack>
  );
}
