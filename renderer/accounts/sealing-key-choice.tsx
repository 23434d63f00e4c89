import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../main/contract.ts';
import { keyList } from '../app/ask-main.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

/** Which key of the ring seals what arrives plain from this account. */
export function SealingKeyChoice({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const keys = useQuery(keyList).data?.keys ?? [];
  const { busy, failure, run } = useDeed();
  const chosen = keys.find((key) => key.fingerprint === account.sealingKey);
  const lost = account.sealingKey !== null && (chosen === undefined || chosen.keptIn === 'lost');
  const warning = lost
    ? t('sealingKeyLost')
    : chosen && chosen.backedUpAt === null
      ? t('sealingKeyNotBackedUp')
      : keys.length === 0
        ? t('sealingKeyNone')
        : null;
  const choose = (fingerprint: string | null) =>
    run(async () => {
      await call('accounts.choose-sealing-key', { account: account.sid, fingerprint });
    });
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={`${t('sealingKey')}: ${account.name}`}
        value={chosen?.fingerprint ?? ''}
        disabled={busy || keys.length === 0}
        inputWrapperOrder={['input', 'description', 'error']}
        description={warning}
        onChange={(event) => void choose(event.currentTarget.value || null)}
        data={[
          { value: '', label: t('noSealingKey') },
          ...keys.map((key) => ({ value: key.fingerprint, label: key.name, disabled: key.keptIn === 'lost' })),
        ]}
      />
      {failure && <FailureNotice failure={failure} />}
    </>
  );
}
