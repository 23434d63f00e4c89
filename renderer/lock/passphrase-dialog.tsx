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

/** A passphrase for the lock: the first, or another one. */
export function PassphraseDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('lock');
  const has = (useQuery(lockState).data?.opensWith ?? 'none') !== 'none';
  return (
    <Dialog opened={opened} onClose={onClose} title={t(has ? 'changeTitle' : 'chooseTitle')}>
      <PassphraseForm has={has} onDone={onClose} />
    </Dialog>
  );
}

function PassphraseForm({ has, onDone }: { readonly has: boolean; readonly onDone: () => void }) {
  const { t } = useTranslation(['lock', 'shell']);
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
      await call('lock.set-passphrase', { passphrase, current: before });
      onDone();
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text size="sm">{t('lock:chooseBody')}</Text>
        {has && <SecretInput input={current} label={t('lock:current')} onTyped={clear} />}
        <NewPassphrase state={fresh} onTyped={clear} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t(has ? 'lock:change' : 'lock:choose')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
