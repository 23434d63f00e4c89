import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';
import { NewPassphrase, useNewPassphrase } from '../keys/new-passphrase.tsx';
import { lockState } from './lock-state.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Makes a vault file and moves everything that is kept into it. */
export function VaultDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('lock');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('vaultTitle')}>
      <VaultForm onDone={onClose} />
    </Dialog>
  );
}

function VaultForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('lock');
  const has = useQuery(lockState).data?.opensWith === 'passphrase';
  const current = useRef<HTMLInputElement>(null);
  const fresh = useNewPassphrase();
  const { busy, failure, run, clear } = useDeed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const passphrase = fresh.settle();
    if (passphrase === null) return;
    const before = has ? (current.current?.value ?? '') : null;
    if (before === '') return current.current?.focus();
    void run(async () => {
      await call('secrets.to-vault', { passphrase, current: before });
      onDone();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t('vaultBody')}</Text>
        {has && <SecretInput input={current} label={t('current')} onTyped={clear} />}
        <NewPassphrase state={fresh} onTyped={clear} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t('vaultMake')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
