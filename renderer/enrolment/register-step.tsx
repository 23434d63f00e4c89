import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../main/contract.ts';
import { accountList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import classes from './enrolment.module.css';

/** Has the public half registered through the API, or by hand. */
export function RegisterStep({ of: { account, fingerprint } }: { readonly of: Enrolment }) {
  const { t } = useTranslation('enrolment');
  const borrowed = useQuery(accountList).data?.accounts.find(({ sid }) => sid === account)?.borrowed === true;
  const [copied, setCopied] = useState(false);
  const { busy, failure, run } = useDeed();
  return (
    <>
      <Text>{t('registerWhy')}</Text>
      <Text c="dimmed">{t('registerBackHint')}</Text>
      {borrowed ? (
        <FailureNotice failure={{ code: 'own-login-needed', facts: {} }} />
      ) : (
        <Group>
          <Button
            loading={busy}
            onClick={() => void run(async () => void (await call('enrolment.register', { account })))}
          >
            {t('registerNow')}
          </Button>
        </Group>
      )}
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
