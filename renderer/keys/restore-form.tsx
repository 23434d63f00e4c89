import { Button, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogFoot } from '../accounts/dialog.tsx';
import { SecretInput } from '../accounts/secret-input.tsx';
import { useAppState } from '../app/use-settings.ts';
import { call } from '../call.ts';
import { FailureNotice } from '../failure/failure-notice.tsx';
import { NoKeychain } from '../failure/no-keychain.tsx';
import { useDeed } from '../failure/use-deed.ts';

type RestoreFormProps = {
  /** A backup the system handed over: it is chosen already. */
  readonly handed: { readonly pending: string; readonly source: string } | null;
  readonly onDone: () => void;
};

/** Opens a backup with its passphrase and puts the key back into the keychain. */
export function RestoreForm({ handed, onDone }: RestoreFormProps) {
  const { t } = useTranslation('keys');
  const { keychain } = useAppState();
  const passphrase = useRef<HTMLInputElement>(null);
  const { busy, failure, run, clear } = useDeed();
  const restore = () =>
    run(async () => {
      const typed = passphrase.current?.value ?? '';
      const { key } = await call('keys.restore', {
        handed: handed?.pending ?? null,
        passphrase: typed,
        sessionOnly: !keychain.usable,
      });
      if (key === null) return;
      if (passphrase.current) passphrase.current.value = '';
      onDone();
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase.current?.value === '') passphrase.current.focus();
        else if (!busy) void restore();
      }}
    >
      <Stack gap="md">
        <Text>{handed === null ? t('restoreWhy') : t('restoreHanded', { source: handed.source })}</Text>
        <SecretInput input={passphrase} label={t('backupPassphrase')} data-autofocus onTyped={clear} />
        <NoKeychain instead={t('noKeychainBody')} />
        {failure && <FailureNotice failure={failure} />}
        <DialogFoot>
          <Button type="submit" loading={busy}>
            {t(handed === null ? 'restoreNow' : 'restoreHandedNow')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}
