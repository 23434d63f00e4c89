import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import classes from './enrolment.module.css';

/** Has the public half registered through the API, or by hand. */
export function RegisterStep({ of: { account, fingerprint } }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const [copied, setCopied] = useState(false);
  const { busy, failure, run } = useDeed();
  return (
    <>
      <Text>{t('registerWhy')}</Text>
      <Text c="dimmed">{t('registerBackHint')}</Text>
      <Group>
        <Button
          loading={busy}
          onClick={() => void run(async () => void (await call('enrolment.register', { account })))}
        >
          {t('registerNow')}
        </Button>
      </Group>
      {failure && <FailureNotice failure={failure} />}
      <section className={classes.aside} aria-label={t('registerHand')}>
        <h4>{t('registerHand')}</h4>
        <Text>{t('registerHandBody')}</Text>
        <Group gap="xs">
          <Button
            variant="default"
            disabled={busy}
            onClick={() =>
              void run(async () => {
                await call('keys.copy-public-half', { fingerprint: fingerprint ?? '' });
                setCopied(true);
              })
            }
          >
            {t('registerCopy')}
          </Button>
          <Text c="dimmed" role="status">
            {copied && t('registerCopied')}
          </Text>
          <Button
            variant="default"
            disabled={busy}
            onClick={() => void run(async () => void (await call('enrolment.registered-by-hand', { account })))}
          >
            {t('registerHandDone')}
          </Button>
        </Group>
      </section>
    </>
  );
}
