import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { useDeed } from '../failure/use-deed.ts';

type Props = { readonly opened: boolean; readonly onClose: () => void };

/** Moves everything from the vault file into the system's keychain. */
export function LeaveVault({ opened, onClose }: Props) {
  const { t } = useTranslation('lock');
  const current = useRef<HTMLInputElement>(null);
  const { busy, failure, run, clear } = useDeed();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = current.current?.value ?? '';
    if (typed === '') return current.current?.focus();
    void run(async () => {
      await call('secrets.to-keychain', { current: typed });
      onClose();
    });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('leaveTitle')}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{t('leaveBody')}</Text>
          <SecretInput input={current} label={t('passphraseOfVault')} data-autofocus onTyped={clear} />
          {failure && <FailureNotice failure={failure} />}
          <DialogFoot>
            <Button type="submit" loading={busy}>
              {t('leave')}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Dialog>
  );
}
