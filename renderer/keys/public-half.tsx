import { Anchor, Button, Code, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Key } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { Notice } from '../failure/notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

type PublicHalf = {
  readonly of: Key;
  /** Whether the pair was made just now, so that the next steps are still to be done. */
  readonly fresh: boolean;
  readonly onBackUp: () => void;
};

/** The half of a key that may be shown: to be copied, saved, and registered at Twilio. */
export function PublicHalf({ of: key, fresh, onBackUp }: PublicHalf) {
  const { t } = useTranslation('keys');
  const { fingerprint } = key;
  const half = useQuery({
    queryKey: ['keys.public-half', fingerprint],
    queryFn: () => call('keys.public-half', { fingerprint }),
  });
  const [done, setDone] = useState<'copied' | 'saved' | null>(null);
  const { busy, failure, run } = useDeed();
  const copy = () =>
    run(async () => {
      await call('keys.copy-public-half', { fingerprint });
      setDone('copied');
    });
  const save = () =>
    run(async () => {
      const { saved } = await call('keys.save-public-half', { fingerprint });
      setDone(saved ? 'saved' : null);
    });
  return (
    <Stack gap="md">
      {fresh ? (
        <Notice tone="good" role="note" title={t('nextSteps')}>
          <p>{t('nextStepsBody')}</p>
          <Anchor component="button" type="button" size="sm" onClick={() => void call('app.help', { topic: 'vre' })}>
            {t('howTo')}
          </Anchor>
        </Notice>
      ) : (
        <Text>{t('publicWhy')}</Text>
      )}
      {half.data && (
        <Code block fz="xs" tabIndex={0} role="region" aria-label={t('publicTitle', { name: key.name })}>
          {half.data.pem}
        </Code>
      )}
      {half.error && <FailureNotice failure={half.error.failure} />}
      {failure && <FailureNotice failure={failure} />}
      <Group>
        <Button disabled={busy} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void save()}>
          {t('saveAs')}
        </Button>
        <Text c="dimmed" role="status">
          {done && t(done)}
        </Text>
        {key.backedUpAt === null && (
          <Button variant="default" ml="auto" onClick={onBackUp}>
            {t('backUp')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
